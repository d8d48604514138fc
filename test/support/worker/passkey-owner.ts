import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../../worker/router.js';
import { Authenticator, type Facts } from './authenticator.js';
import { type How, Page, type PageFacts } from './page.js';
import { change } from './rows.js';
import { Site, someone } from './site.js';

type Outputs = inferRouterOutputs<AppRouter>['passkey'];
type Inputs = inferRouterInputs<AppRouter>['passkey'];
type Options = Parameters<Authenticator['create']>[0];

/** A page of somebody who may have passkeys. */
export class Owner extends Page {
  /** Signs in and is confirmed by staff, with contact data. */
  static async arrive({
    site = new Site(),
    email = someone(),
    ...facts
  }: PageFacts & { site?: Site; email?: string } = {}) {
    const owner = new Owner(site, facts);
    await owner.signIn(email);
    await owner.complete();
    await change('UPDATE account SET level = 2 WHERE email = ?', email);
    return owner;
  }

  /** Asks what a new passkey is to be made for. */
  creation(how: How = {}) {
    return this.call<{ options: Options & Record<string, never> }>('passkey.creation', {}, how);
  }

  /** Asks what a passkey is to sign. */
  request(how: How = {}) {
    return this.call<{ options: Options & Record<string, never> }>('passkey.request', {}, how);
  }

  /** Adds a passkey that was made. */
  add(credential: unknown, name = 'Telefonas') {
    return this.call<Outputs['add']>('passkey.add', { credential, name } as Inputs['add']);
  }

  /** Proves with a passkey. */
  confirm(credential: unknown, more: object = {}) {
    return this.call<Outputs['confirm']>('passkey.confirm', { credential, ...more });
  }

  /** The passkeys of the account. */
  passkeys() {
    return this.call<Outputs['list']>('passkey.list', {});
  }

  /** Removes one. */
  remove(id: string) {
    return this.call<Outputs['remove']>('passkey.remove', { id });
  }

  /** Makes a passkey, from the options to the list. */
  async enrol(authenticator: Authenticator, facts: Facts = {}) {
    return this.add(await authenticator.create((await this.creation()).data.options, facts));
  }

  /** Proves with one, from the options to the answer. */
  async prove(authenticator: Authenticator, facts: Facts = {}) {
    return this.confirm(await authenticator.get((await this.request()).data.options, facts));
  }
}

/** Somebody with a passkey. */
export async function withPasskey(facts: Parameters<typeof Owner.arrive>[0] = {}) {
  const owner = await Owner.arrive(facts);
  const authenticator = await Authenticator.make();
  await owner.enrol(authenticator);
  return { owner, authenticator };
}
