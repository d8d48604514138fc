import { projectFolder } from '../../support/command.ts';
import { versionOf } from '../environment.ts';
import { bundled } from './bundle.ts';
import { together, type Weight, weightOf, weightOfFiles } from './weight.ts';

/** What a page of somebody else loads to sign people in. */
export interface Peer {
  name: string;
  /** What is in it, for whoever compares. */
  holds: string;
  /** Whether it shows something, as our elements do, or leaves that to the page. */
  shows: boolean;
  weight: Weight;
}

const installed = `${projectFolder}test/bench/node_modules/`;

/** Weighs the peers as pages load them. */
export async function weighPeers(): Promise<Peer[]> {
  return [...(await products()), ...(await clients())];
}

/** Those with a screen of their own. */
async function products(): Promise<Peer[]> {
  const descope = weightOf(await bundled('descope'));
  const clerk = `${installed}@clerk/clerk-js/dist/clerk.browser.js`;
  const own = (path: string) => weightOfFiles([installed + path]);
  return [
    peer('@teamhanko/hanko-elements', '`register`, bundled', weightOf(await bundled('hanko'))),
    peer('@teamhanko/hanko-elements', 'its own `dist/elements.js`', own('@teamhanko/hanko-elements/dist/elements.js')),
    peer('@descope/web-component', 'what loads the screens, nothing to show yet', descope, false),
    peer(
      '@descope/web-component',
      'with the entry of @descope/web-components-ui, loaded at run time; fields and screens come on top',
      together([descope, own('@descope/web-components-ui/dist/umd/index.js')]),
    ),
    peer('@clerk/clerk-js', '`clerk.browser.js`, the core', weightOfFiles([clerk]), false),
    peer(
      '@clerk/clerk-js',
      'with `ui.browser.js` of @clerk/ui; the parts of a screen come on top',
      weightOfFiles([clerk, `${installed}@clerk/ui/dist/ui.browser.js`]),
    ),
  ];
}

/** Those that leave the screen to the page, and the least that ours could weigh. */
async function clients(): Promise<Peer[]> {
  return [
    peer('@supabase/auth-js', 'client only', weightOf(await bundled('supabase')), false),
    peer('better-auth', 'client with `emailOTPClient` only', weightOf(await bundled('better-auth')), false),
    {
      name: 'the floor: lit and @trpc/client',
      holds: 'one trivial element and `httpLink`',
      shows: false,
      weight: weightOf(await bundled('floor')),
    },
  ];
}

function peer(name: string, holds: string, weight: Weight, shows = true): Peer {
  return { name: `${name} ${versionOf(name, true)}`, holds, shows, weight };
}
