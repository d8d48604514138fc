import type { CDPSession, Page } from 'playwright-core';

/** What the launcher of the tests gives for one file. */
interface Running {
  id: string;
  browser: { getPage?(id: string): Page };
}

/** How the device that Chromium pretends to have answers. */
export interface Device {
  /** Whether it sees that it is its owner; one that does not refuses. */
  verified?: boolean;
}

/** Lets a test give its browser a device that keeps passkeys (Chrome DevTools Protocol, WebAuthn). Each call begins with an empty one. */
export const devices = {
  name: 'devices',
  async executeCommand({ command, payload, session }: { command: string; payload?: Device; session: Running }) {
    if (command !== 'device') return undefined;
    const page = session.browser.getPage?.(session.id);
    if (!page) throw new Error('This browser has no pages.');
    await giveDevice(page, payload);
    return true;
  },
};

const held = new WeakMap<Page, CDPSession>();

/** Gives a page a device with a fingerprint reader and no passkey, in place of the one that it had. */
export async function giveDevice(page: Page, { verified = true }: Device = {}): Promise<void> {
  const cdp = held.get(page) ?? (await page.context().newCDPSession(page));
  held.set(page, cdp);
  // The one before goes, with what it keeps.
  await cdp.send('WebAuthn.disable');
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: verified,
      automaticPresenceSimulation: true,
    },
  });
}
