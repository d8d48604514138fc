import type { LitElement } from 'lit';

const PATIENCE_MS = 3000;
const LOOK_MS = 50;

/** Waits, where the page shows both ways in (`slot=""`), until the element knows of both; not for ever, as e-mail needs no answer. */
export async function held(host: LitElement): Promise<void> {
  if (!host.querySelector(':scope > [slot=""]')) return;
  const end = performance.now() + PATIENCE_MS;
  while (!(host as { viisp?: boolean }).viisp && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
