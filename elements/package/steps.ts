import { bringSteps } from '../internal/later.js';

bringSteps();
