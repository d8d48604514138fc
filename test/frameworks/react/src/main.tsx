import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SignIn } from './sign-in.js';

const api = new URLSearchParams(location.search).get('api') ?? '';

function App() {
  const [news, setNews] = useState<{ id: number; line: string }[]>([]);
  const [locale, setLocale] = useState('en');
  const [shown, setShown] = useState(true);
  return (
    <>
      <migris-account api={api} locale="lt" />
      <button type="button" onClick={() => setLocale(locale === 'en' ? 'lt' : 'en')}>
        Other language
      </button>
      <button type="button" onClick={() => setShown(!shown)}>
        {shown ? 'Take away' : 'Bring back'}
      </button>
      {shown && (
        <SignIn api={api} locale={locale} tell={(more) => setNews((old) => [...old, { id: old.length, line: more }])} />
      )}
      <ol>
        {news.map(({ id, line }) => (
          <li key={id}>{line}</li>
        ))}
      </ol>
    </>
  );
}

createRoot(document.getElementById('app') as HTMLElement).render(<App />);
