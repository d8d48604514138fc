import { css } from 'lit';

/** The look that all elements share: plain, official, of the host page's own font. */
export const styles = css`
  :host {
    --ink: var(--migris-ink, light-dark(#14212b, #f2f5f7));
    --paper: var(--migris-paper, light-dark(#ffffff, #10181f));
    --muted: var(--migris-muted, light-dark(#4d5b66, #b4c0c9));
    --line: var(--migris-line, light-dark(#75828c, #8393a0));
    --accent: var(--migris-accent, light-dark(#174a7c, #9cc8f5));
    --on-accent: var(--migris-on-accent, light-dark(#ffffff, #0b1a29));
    --error: var(--migris-error, light-dark(#a4161a, #ffa8a3));
    --success: var(--migris-success, light-dark(#1b6b3a, #8fdcae));
    --focus: var(--migris-focus, #ffd23f);
    --on-focus: #14212b;
    display: block;
    max-width: var(--migris-width, 32rem);
    color: var(--ink);
    font-family: var(--migris-font, inherit);
    font-size: 1rem;
    line-height: 1.5;
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  h2,
  h3 {
    margin: 0 0 0.75rem;
    font-size: 1.375rem;
    line-height: 1.25;
  }
  h3 {
    font-size: 1.125rem;
  }
  p,
  ul,
  dl {
    margin: 0 0 1rem;
  }
  .hint,
  .step {
    color: var(--muted);
  }
  .step {
    margin: 0 0 0.5rem;
  }
  .hint:empty {
    margin: 0;
  }
  .field {
    margin-block-end: 1.5rem;
  }
  .field > p {
    margin: 0 0 0.5rem;
  }
  label {
    display: block;
    font-weight: 600;
  }
  .tick {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-height: 2.75rem;
    font-weight: 400;
  }
  .tick input {
    flex: none;
    width: 1.5rem;
    height: 1.5rem;
    margin: 0;
    accent-color: var(--accent);
  }
  input,
  select,
  button {
    font: inherit;
  }
  input:not([type='checkbox']),
  select {
    width: 100%;
    min-height: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--migris-radius, 0.25rem);
    background: var(--paper);
    color: inherit;
  }
  input[aria-invalid] {
    border: 2px solid var(--error);
  }
  .code {
    max-width: 15rem;
    font-size: clamp(1rem, 8vw, 1.375rem);
    font-variant-numeric: tabular-nums;
    letter-spacing: min(0.2em, 1.4vw);
  }
  form {
    margin: 0 0 1.5rem;
  }
  button,
  summary {
    min-height: 2.75rem;
    padding: 0.5rem min(1rem, 5vw);
    border: 1px solid var(--accent);
    border-radius: var(--migris-radius, 0.25rem);
    background: var(--paper);
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }
  .main {
    background: var(--accent);
    color: var(--on-accent);
  }
  .link {
    padding-inline: 0;
    border-color: transparent;
    background: none;
    text-align: start;
    text-decoration: underline;
  }
  [aria-disabled] {
    cursor: default;
  }
  :focus-visible,
  h2:focus,
  .summary:focus {
    outline: 3px solid var(--focus);
    outline-offset: 0;
    box-shadow: 0 0 0 5px var(--on-focus);
  }
  h2:focus:not(:focus-visible) {
    outline: 0;
    box-shadow: none;
  }
  .error {
    color: var(--error);
    font-weight: 600;
  }
  .summary,
  .note {
    margin: 0 0 1.5rem;
    padding: 0.75rem min(1rem, 5vw);
    border: 1px solid var(--line);
    border-inline-start: 0.375rem solid var(--error);
  }
  .note {
    border-inline-start-color: var(--accent);
  }
  .note.good {
    border-inline-start-color: var(--success);
  }
  .summary a {
    display: inline-block;
    vertical-align: top;
    color: var(--error);
  }
  .summary :last-child,
  .note :last-child {
    margin-block-end: 0;
  }
  .summary ul {
    padding-inline-start: 1.25rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
  }
  dt {
    color: var(--muted);
  }
  dd {
    margin: 0 0 0.75rem;
    font-size: 1.125rem;
    font-weight: 600;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (forced-colors: active) {
    :focus-visible {
      outline-color: Highlight;
    }
    .main {
      border-width: 2px;
    }
  }
`;
