import 'migris-elements/account';
import { signIn } from './sign-in.js';

const api = new URLSearchParams(location.search).get('api') ?? '';
const news = document.createElement('ol');
const place = document.createElement('div');

function tell(line: string): void {
  const item = document.createElement('li');
  item.textContent = line;
  news.append(item);
}

function button(name: string, press: (button: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = name;
  made.addEventListener('click', () => press(made));
  return made;
}

let login = document.querySelector('migris-login');
const show = () => {
  place.replaceChildren(signIn(api, tell));
  login = place.querySelector('migris-login');
};

const account = document.createElement('migris-account');
account.setAttribute('api', api);
account.setAttribute('locale', 'lt');
const language = button('Other language', () => {
  if (login) login.locale = login.locale === 'en' ? 'lt' : 'en';
});
const toggle = button('Take away', (self) => {
  const away = place.childElementCount > 0;
  if (away) place.replaceChildren();
  else show();
  self.textContent = away ? 'Bring back' : 'Take away';
});

show();
document.getElementById('app')?.append(account, language, toggle, place, news);
