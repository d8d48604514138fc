import { css } from 'lit';

/** The look of the desk: denser than what people see once in a while, and wide. */
export const deskStyles = css`
  :host {
    max-width: none;
    font-size: 0.9375rem;
    line-height: 1.4;
  }
  h2 {
    font-size: 1.25rem;
  }
  h3 {
    margin-block: 1.25rem 0.5rem;
    font-size: 1.0625rem;
  }
  h3:first-child {
    margin-block-start: 0;
  }
  h4 {
    margin: 0 0 0.5rem;
    font-size: 1rem;
  }
  p,
  ul,
  dl {
    margin-block-end: 0.5rem;
  }
  .field {
    flex: 1 1 14rem;
    min-width: 0;
    max-width: 26rem;
    margin-block-end: 0.75rem;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: start;
  }
  label {
    margin-block-end: 0.25rem;
  }
  .fields > .field {
    display: flex;
    flex-direction: column;
  }
  /* Under the field: fields side by side line up, whichever has a hint. */
  .fields > .field > .hint {
    order: 1;
    margin-block: 0.25rem 0;
  }
  input:not([type='checkbox']),
  select,
  textarea {
    min-height: 2.25rem;
    padding: 0.25rem 0.5rem;
  }
  textarea {
    width: 100%;
    border: 1px solid var(--line);
    border-radius: var(--migris-radius, 0.25rem);
    background: var(--paper);
    color: inherit;
    font: inherit;
  }
  [aria-invalid] {
    border: 2px solid var(--error);
  }
  button {
    min-height: 2.25rem;
    padding: 0.25rem 0.75rem;
  }
  button.link {
    padding-inline: 0;
  }
  td button.link {
    min-height: 1.75rem;
    padding-block: 0;
  }
  button[aria-disabled] {
    border-style: dashed;
    color: var(--muted);
  }
  button.main[aria-disabled] {
    color: var(--on-accent);
  }
  .note,
  .summary {
    margin-block-end: 0.75rem;
    padding: 0.5rem 0.75rem;
  }
  .summary a {
    padding-block: 0.125rem;
  }
  .bar {
    justify-content: space-between;
    margin-block-end: 0.75rem;
  }
  .act {
    margin-block: 0.75rem;
    padding: 0.75rem;
    border: 1px solid var(--line);
    border-inline-start: 0.375rem solid var(--accent);
  }
  .act form {
    margin: 0;
  }
  .badge {
    display: inline-block;
    padding: 0 0.5rem;
    border: 1px solid var(--line);
    border-radius: 1rem;
    font-size: 0.875rem;
    font-weight: 600;
  }
  .badge.bad {
    border: 2px solid var(--error);
    color: var(--error);
  }
  .badge.good {
    border-color: var(--success);
    color: var(--success);
  }
  dl.facts {
    display: grid;
    grid-template-columns: minmax(6rem, 12rem) minmax(0, 1fr);
    gap: 0.125rem 1rem;
  }
  .facts dt,
  .facts dd {
    margin: 0;
    font-size: inherit;
  }
  .facts dd .hint {
    font-weight: 400;
  }
  table {
    width: 100%;
    margin-block-end: 0.75rem;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.25rem 0.75rem 0.25rem 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    vertical-align: baseline;
  }
  .when {
    white-space: nowrap;
  }
  th {
    color: var(--muted);
    font-weight: 600;
  }
  del,
  ins {
    padding-inline: 0.125rem;
    border-block-end: 2px solid;
    font-weight: 700;
    text-decoration: none;
  }
  del {
    color: var(--error);
  }
  ins {
    color: var(--success);
  }
  @media (pointer: coarse) {
    button,
    input:not([type='checkbox']),
    select {
      min-height: 2.75rem;
    }
  }
  @media (max-width: 44rem) {
    table,
    tbody,
    tr,
    td {
      display: block;
    }
    thead {
      display: none;
    }
    tr {
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--line);
    }
    td {
      border: 0;
      padding: 0;
    }
    td[data-label]:not(:empty)::before {
      content: attr(data-label) ':';
      margin-inline-end: 0.25em;
      color: var(--muted);
    }
    dl.facts {
      grid-template-columns: minmax(0, 1fr);
    }
    .facts dd {
      margin-block-end: 0.375rem;
    }
    .when {
      white-space: normal;
    }
  }
`;
