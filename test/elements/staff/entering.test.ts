import { expect } from 'chai';
import { me } from '../../../demo/playground/desk-people.js';
import { lapse } from '../../../elements/internal/ending/tabs.js';
import { endOf } from '../../../elements/internal/ending/watch.js';
import { DESK_IDLE_MS, SESSION_IDLE_MS } from '../../../schema/session-life.js';
import { refusing } from '../../support/elements/api.js';
import { deskApi, openPerson, rasa, sitDown } from '../../support/elements/desk.js';
import { clear, expectFocus, focusOn, press, put, reads, textOf } from '../../support/elements/page.js';
import { allByRole, byRole, eventually } from '../../support/elements/query.js';
import { backAt, letGo } from '../../support/elements/viisp.js';
import { listen } from '../../support/elements/voice.js';
import { en } from '../../support/elements/words.js';

const read = { person: rasa, level: 3, idToken: null, expiresAt: 0, idleAt: 0, now: 0 };
const noRole = { 'staff.me': refusing({ refusal: 'not_staff' }) };

describe('a member of staff who comes to the desk', () => {
  afterEach(() => {
    clear();
    letGo();
  });

  it('goes on at the search when back from VIISP', async () => {
    const api = deskApi();
    api.person = rasa;
    const desk = await backAt('migris-staff', api);
    await focusOn(() => byRole(desk, 'heading', en.find.title));
  });

  it('who has no role goes on where that is said when back from VIISP', async () => {
    const api = deskApi({ ...noRole, 'session.read': () => ({ ...read, accountId: me.accountId }) });
    api.person = rasa;
    const desk = await backAt('migris-staff', api);
    await focusOn(() => byRole(desk, 'heading', en.desk.noRoleTitle));
  });

  it('who did nothing for too long goes on at the door, and hears why after that', async () => {
    const api = deskApi();
    await api.leaveSession(rasa);
    const connection = await api.connect();
    const desk = await put('migris-staff', { connection });
    await eventually(() => byRole(desk, 'button', en.desk.signOut));
    const { said } = listen(desk);
    expectFocus(document.body);
    lapse(connection, 'idle');
    void connection.forget();
    await focusOn(() => byRole(desk, 'heading', en.desk.title));
    expect(said).not.to.include(en.staffRefusals.idle());
    await eventually(() => expect(said).to.include(en.staffRefusals.idle()));
  });

  it('leaves the focus of a page that is opened where it is', async () => {
    const desk = await sitDown(deskApi());
    await eventually(() => byRole(desk, 'heading', en.find.title));
    expectFocus(document.body);
  });

  it('is sent to VIISP with the word that it is for the desk', async () => {
    const api = deskApi({ 'viisp.start': refusing({ refusal: 'viisp_unavailable' }) });
    const desk = await put('migris-staff', { api });
    await reads(desk, en.desk.viaViisp);
    await press(desk, en.desk.enter);
    await eventually(() => expect(api.to('viisp.start')).to.have.length(1));
    expect(api.to('viisp.start')[0]?.input).to.include({ desk: true });
  });

  it('who turns round leaves no way to the desk open for whoever signs in next', async () => {
    const api = deskApi({ 'viisp.start': refusing({ refusal: 'viisp_unavailable' }) });
    const connection = await api.connect();
    const desk = await put('migris-staff', { connection });
    await press(desk, en.desk.enter);
    await press(desk, en.byEmail);
    await focusOn(() => byRole(desk, 'heading', en.desk.title));
    expect(connection.toDesk).to.equal(false);
  });

  it('who is signed in another way is told, and can go to the desk', async () => {
    const api = deskApi({ ...noRole, 'session.read': () => ({ ...read, level: 1 }) });
    await api.leaveSession(rasa);
    const desk = await put('migris-staff', { api });
    await reads(desk, en.desk.enterAnew);
    byRole(desk, 'button', en.desk.enter);
  });

  it('who has no role reads the number that the operator needs, and looks again once it is given', async () => {
    const api = deskApi({ ...noRole, 'session.read': () => ({ ...read, accountId: me.accountId }) });
    await api.leaveSession(rasa);
    const desk = await put('migris-staff', { api });
    await reads(desk, me.accountId);
    api.answers = deskApi().answers;
    await press(desk, en.desk.again);
    await reads(desk, me.officeName.en);
    await focusOn(() => byRole(desk, 'heading', en.find.title));
  });

  it('sees the name, the office, the role and how much waits', async () => {
    const desk = await sitDown(deskApi());
    await reads(desk, 'Rasa Kazlauskienė');
    await reads(desk, new RegExp(`${me.officeName.en} ?, supervisor`));
    await eventually(() => byRole(desk, 'button', en.desk.working(3)));
  });

  it('has 15 minutes without work, where others have 30', async () => {
    const api = deskApi();
    await api.leaveSession(rasa);
    const connection = await api.connect();
    await put('migris-staff', { connection });
    await eventually(() => expect(connection.atDesk).to.equal(true));
    const later = { used: 1000, ends: Number.MAX_SAFE_INTEGER };
    expect(endOf({ ...later, atDesk: true }).at).to.equal(1000 + DESK_IDLE_MS);
    expect(endOf(later).at).to.equal(1000 + SESSION_IDLE_MS);
  });

  it('leaves nothing of a person on the screen, in the address, the title or the storage after signing out', async () => {
    const api = deskApi();
    const desk = await sitDown(api);
    const before = [location.href, document.title];
    await openPerson(desk);
    expect([location.href, document.title]).to.deep.equal(before);
    expect(JSON.stringify([{ ...sessionStorage }, { ...localStorage }])).not.to.match(/ukauskas|V-12/);
    await press(desk, en.desk.signOut);
    await reads(desk, en.desk.lead);
    expect(textOf(desk)).not.to.contain('Zukauskas');
    expect(allByRole(desk, 'textbox')).to.have.length(0);
  });

  it('who comes next in the same tab sees nothing of the one before: neither the open account nor the number', async () => {
    const api = deskApi();
    await api.leaveSession(rasa);
    const connection = await api.connect();
    const desk = await put('migris-staff', { connection });
    await openPerson(desk);
    await press(desk, en.desk.signOut);
    await reads(desk, en.desk.lead);
    await connection.begin({
      token: 'T'.repeat(43),
      device: 'd',
      person: rasa,
      expiresAt: Number.MAX_SAFE_INTEGER,
      idToken: null,
    });
    await eventually(() => byRole(desk, 'button', en.find.go));
    expect(textOf(desk)).not.to.contain('Zukauskas');
  });
});
