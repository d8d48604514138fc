import { expect } from 'chai';
import { shareUse } from '../../../elements/internal/ending/tabs.js';
import { endOf } from '../../../elements/internal/ending/watch.js';
import { Api, jonas } from '../../support/elements/api.js';
import { clear, put, reads } from '../../support/elements/page.js';
import { eventually } from '../../support/elements/query.js';
import { en } from '../../support/elements/words.js';

const HOUR = 3_600_000;
const strange = [
  null,
  undefined,
  Number.NaN,
  Infinity,
  -Infinity,
  Date.now() + HOUR,
  '1',
  {},
  [],
  { lapsed: 'soon' },
  true,
];

describe('news of other tabs', () => {
  afterEach(clear);

  it('that is none neither breaks anything nor keeps a session open', async () => {
    const api = new Api();
    await api.leaveSession(jonas);
    const connection = await api.connect();
    await reads(await put('migris-login', { connection }), en.signedInAs(''));
    shareUse(connection);
    const before = endOf(connection);
    const faults: unknown[] = [];
    const note = (event: ErrorEvent) => faults.push(event.message);
    window.addEventListener('error', note);
    const channel = new BroadcastChannel(`migris use ${connection.base}`);
    for (const news of strange) channel.postMessage(news);
    const used = connection.used + 1;
    channel.postMessage(used);
    await eventually(() => expect(connection.used).to.equal(used));
    window.removeEventListener('error', note);
    channel.close();
    expect(faults).to.deep.equal([]);
    expect(connection.lapsed).to.equal(undefined);
    expect(endOf(connection).at).to.be.at.most(before.at + 1);
  });
});
