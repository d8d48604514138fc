import 'migris-elements/login';

export function signIn(api: string, tell: (news: string) => void): HTMLElement {
  const login = document.createElement('migris-login');
  login.api = api;
  login.locale = 'en';
  login.email = 'vardas@example.com';
  login.addEventListener('migris-signed-in', ({ person, restored }) =>
    tell(`${restored ? 'Back' : 'In'}: ${person.givenNames} ${person.surname}`),
  );
  login.addEventListener('migris-signed-out', () => tell('Out'));
  return login;
}
