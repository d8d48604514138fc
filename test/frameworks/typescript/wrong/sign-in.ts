import 'migris-elements/login';

const login = document.createElement('migris-login');
login.locale = 5;
login.addEventListener('migris-signed-in', ({ person }) => console.log(person.shoeSize));
document.addEventListener('migris-signed-in', ({ persona }) => console.log(persona));
