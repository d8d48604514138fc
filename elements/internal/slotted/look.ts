// The build looks for the name; Lit's own tag would cost every page a chunk.
const css = String.raw;

/**
 * Gives an input of the page the look of ours, in every state. Important, because any rule of the page about inputs, a reset above
 * all, would win otherwise: pages change the look by the custom properties, as everywhere.
 */
export const look = new CSSStyleSheet();
look.replaceSync(css`
  ::slotted(input) {
    all: revert !important;
    box-sizing: border-box !important;
    width: 100% !important;
    min-height: 2.75rem !important;
    padding: 0.5rem 0.75rem !important;
    border: 1px solid var(--line) !important;
    border-radius: var(--migris-radius, 0.25rem) !important;
    background: var(--paper) !important;
    color: inherit !important;
    font: inherit !important;
  }
  slot[name='code']::slotted(input) {
    max-width: 15rem !important;
    font-size: clamp(1rem, 8vw, 1.375rem) !important;
    font-variant-numeric: tabular-nums !important;
    letter-spacing: min(0.2em, 1.4vw) !important;
  }
  ::slotted([aria-invalid]) {
    border: 2px solid var(--error) !important;
  }
  ::slotted(:focus-visible) {
    outline: 3px solid var(--focus) !important;
    outline-offset: 0 !important;
    box-shadow: 0 0 0 5px var(--on-focus) !important;
  }
  @media (forced-colors: active) {
    ::slotted(:focus-visible) {
      outline-color: Highlight !important;
    }
  }
`);
