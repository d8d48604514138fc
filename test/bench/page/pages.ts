import { readFileSync } from 'node:fs';
import { projectFolder } from '../../support/command.ts';

/** One of the pages that are compared. */
export type PageName = 'ours' | 'hanko' | 'bare' | 'form';

/** The pages and what each is, for whoever reads the tables. */
export const pageNames: Record<PageName, string> = {
  ours: '`<migris-login>`, with its placeholder',
  hanko: '`<hanko-auth>`',
  bare: 'Lit and the stock tRPC client, one element',
  form: 'a form written by hand',
};

/** The HTML of each page, for an API at this address. */
export function pagesFor(api: string): Record<PageName, string> {
  return {
    ours: page(
      'lt',
      `<link rel="stylesheet" href="${api}/elements/placeholder.css" />
<script type="module" src="${api}/elements/migris.js"></script>`,
      documentedLogin(),
    ),
    hanko: page(
      'en',
      `<script type="module">
import { register } from "${api}/hanko.js";
await register("${api}");
</script>`,
      '<hanko-auth></hanko-auth>',
    ),
    bare: page('en', `<script type="module" src="${api}/bare.js"></script>`, '<bare-form></bare-form>'),
    form: page('en', '', FORM),
  };
}

/** A page of a ministry with something above and below the form, so that what jumps is seen to. */
function page(language: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>A ministry</title>
<link rel="icon" href="data:," />
<style>body { margin: 1rem; font-family: sans-serif }</style>
${head}
<h1>A ministry</h1>
<main>${body}</main>
<p>What comes below: whom to ask, and when.</p>
</html>`;
}

/** What docs/placeholder.md says to put into the tag where people sign in by e-mail. */
function documentedLogin(): string {
  const text = readFileSync(`${projectFolder}docs/placeholder.md`, 'utf8');
  const found = [...text.matchAll(/```html\n(<migris-login lang="lt">.+?)\n```/gs)].map(([, lines]) => lines ?? '');
  const login = found.find((lines) => !lines.includes('VIISP'));
  if (!login) throw new Error('docs/placeholder.md has no lines for <migris-login>');
  return login;
}

/** The least that can sign somebody in by e-mail: a label, an input, a button and a kilobyte of script. */
const FORM = `<form id="sign-in" novalidate>
<p><label for="email">E-mail address</label><br />
<input id="email" name="email" type="email" autocomplete="email" aria-describedby="problem" /></p>
<p id="problem" role="alert"></p>
<p><button>Send code</button></p>
</form>
<script>
(() => {
  const form = document.querySelector('#sign-in');
  const problem = document.querySelector('#problem');
  const button = form.querySelector('button');
  const say = (words) => {
    problem.textContent = words;
    form.email.setAttribute('aria-invalid', String(words !== ''));
    if (words) form.email.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const email = form.email.value.trim();
    if (!/^\\S+@\\S+\\.\\S+$/.test(email)) return say('Enter your e-mail address, like name@example.com');
    button.disabled = true;
    try {
      const answer = await fetch('/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
      });
      if (!answer.ok) return say('We could not send the code. Please try again.');
      location.assign('/code');
    } catch {
      say('There is no connection. Please try again.');
    } finally {
      button.disabled = false;
    }
  });
})();
</script>`;
