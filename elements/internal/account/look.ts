import { css } from 'lit';

/** What the pages of the account look like beyond what all elements share. */
export const look = css`
  fieldset {
    min-width: 0;
    margin: 0 0 1.5rem;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  h3 {
    margin-block-start: 2rem;
  }
  textarea {
    width: 100%;
    min-height: 7rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--migris-radius, 0.25rem);
    background: var(--paper);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  textarea[aria-invalid],
  select[aria-invalid] {
    border: 2px solid var(--error);
  }
  .facts > div {
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--line);
  }
  .facts dd {
    margin-block-end: 0.25rem;
  }
  .facts dd.about {
    margin: 0;
    color: var(--muted);
    font-size: 1rem;
    font-weight: 400;
  }
  .facts dd.about button {
    margin-block-start: 0.5rem;
    font-weight: 600;
  }
  .list {
    padding: 0;
    list-style: none;
  }
  .list > li {
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--line);
  }
  .list p {
    margin: 0;
  }
  .both {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr));
    gap: 0 1rem;
  }
  .set {
    margin-block: -1rem 1.5rem;
  }
  .download {
    display: inline-block;
    color: var(--accent);
    font-weight: 600;
  }
  .words {
    white-space: pre-line;
    font-weight: 400;
  }
`;
