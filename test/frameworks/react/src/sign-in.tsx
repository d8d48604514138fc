import 'migris-elements/react';

interface Props {
  api: string;
  locale: string;
  tell: (news: string) => void;
}

export function SignIn({ api, locale, tell }: Props) {
  return (
    <migris-login
      api={api}
      locale={locale}
      email="vardas@example.com"
      onmigris-signed-in={({ person, restored }) =>
        tell(`${restored ? 'Back' : 'In'}: ${person.givenNames} ${person.surname}`)
      }
      onmigris-signed-out={() => tell('Out')}
    />
  );
}
