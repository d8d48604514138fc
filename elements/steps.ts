// One chunk for what follows the first screen: together they compress better than apart.
import './migris-otp.js';
import './migris-profile.js';
import './migris-staff.js';
