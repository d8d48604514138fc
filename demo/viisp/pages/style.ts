/** The look of the simulator's pages, in the colours of the demonstration. */
export const STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1d2428, #e8ebed);
  --muted: light-dark(#4c565c, #b3bcc2);
  --paper: light-dark(#fff, #14181b);
  --soft: light-dark(#f1f3f4, #1e2428);
  --line: light-dark(#7a858c, #7a858c);
  --link: light-dark(#174a7c, #9cc8f5);
  --on-link: light-dark(#fff, #10222f);
  --wrong: light-dark(#a4161a, #ff9d9d);
  font: 1rem / 1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
  color: var(--ink);
  background: var(--paper);
}
* { box-sizing: border-box; }
body { margin: 0; overflow-wrap: anywhere; }
a { color: var(--link); text-underline-offset: 0.2em; }
:focus-visible { outline: 0.1875rem solid var(--link); outline-offset: 0.125rem; }
header, .notice, main { padding-inline: max(1rem, calc((100% - 40rem) / 2)); }
header { display: flex; align-items: center; gap: 1rem; padding-block: 0.75rem; }
.name { flex: 1; margin: 0; font-size: 1.25rem; font-weight: 600; line-height: 1.2; }
.notice { padding-block: 0.75rem; background: var(--soft); border-block: 1px solid var(--line); }
.notice p { margin: 0; }
main { padding-block: 1.5rem 3rem; }
h1 { margin: 0 0 1rem; font-size: clamp(1.5rem, 6vw, 2rem); line-height: 1.2; }
h2 { margin: 1.5rem 0 0.5rem; font-size: 1.25rem; line-height: 1.25; }
fieldset { margin: 0 0 1rem; padding: 0; border: 0; min-inline-size: 0; }
legend { padding: 0; }
.choice { display: flex; gap: 0.75rem; align-items: baseline; padding-block: 0.625rem; border-block-end: 1px solid var(--line); cursor: pointer; }
.choice input { flex: none; inline-size: 1.25rem; block-size: 1.25rem; margin: 0; translate: 0 0.2rem; accent-color: var(--link); }
small { display: block; color: var(--muted); font-size: 0.875rem; }
.own { display: none; padding: 0 0 1rem 2rem; border-block-end: 1px solid var(--line); }
fieldset:has([value="own"]:checked) .own { display: block; }
.field { display: block; margin-block: 1rem; }
.field input, select { display: block; inline-size: 100%; min-block-size: 2.75rem; margin-block-start: 0.25rem; padding: 0.5rem; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); }
summary { padding-block: 0.625rem; color: var(--link); cursor: pointer; }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem; margin-block: 1.5rem 0; }
.button { min-block-size: 2.75rem; padding: 0.5rem 1.25rem; font: inherit; color: var(--on-link); background: var(--link); border: 1px solid var(--link); cursor: pointer; }
.second { color: var(--link); background: none; }
.plain { min-block-size: 1.75rem; padding: 0; font: inherit; color: var(--link); background: none; border: 0; text-decoration: underline; text-underline-offset: 0.2em; cursor: pointer; }
.problem { margin-block-end: 1.5rem; padding: 0.25rem 1rem; border-inline-start: 0.25rem solid var(--wrong); }
.problem h2 { margin-block-start: 0.5rem; color: var(--wrong); }
.problem p { margin-block-start: 0; }
dt { margin-block-start: 0.75rem; color: var(--muted); }
dd { margin: 0; }
ul { padding-inline-start: 1.25rem; }
.heard { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
