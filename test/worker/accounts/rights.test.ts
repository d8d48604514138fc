import { env } from 'cloudflare:workers';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/d1';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FRESH_MS } from '../../../schema/limits.js';
import { type AccountField, accountFields, type Need, policy, type Rule } from '../../../schema/policy.js';
import { accounts } from '../../../schema/tables.js';
import { type Account, accountJson } from '../../../worker/accounts/account.js';
import type { Shown } from '../../../worker/accounts/needs.js';
import { demandRight } from '../../../worker/accounts/rights.js';
import type { Actor } from '../../../worker/actor.js';
import { resident } from '../../support/worker/life.js';
import { fieldsTaken } from '../../support/worker/procedures.js';
import { change } from '../../support/worker/rows.js';

const now = 1_800_000_000_000;
const rules = accountFields.flatMap((field) => policy[field].map((rule) => ({ field, rule })));
const needed = rules.flatMap(({ field, rule }) => rule.needs.map((need) => ({ field, rule, need })));
const named = ({ who, by }: Rule, field: AccountField) => `${who} by ${by}, ${field}`;

let seen: Account;
const db = drizzle(env.DB);

async function readSeen(id: string): Promise<Account> {
  const [row] = await db
    .select({ account: sql<string>`${accountJson}` })
    .from(accounts)
    .where(eq(accounts.id, id));
  return JSON.parse(row?.account ?? '');
}

/** Somebody whose every field is empty, so that whatever is given once can be given. */
beforeAll(async () => {
  const { id } = await resident();
  await change('UPDATE account SET email = NULL, phone = NULL, names_locked_at = NULL WHERE id = ?', id);
  await change(
    `INSERT INTO request (id, kind, account_id, asked_by, asked_at, details, status) VALUES ('asked', 'merge', ?, 'staff:other', 0, '{}', 'open')`,
    id,
  );
  seen = await readSeen(id);
});

afterEach(() => change('UPDATE account SET frozen_until = NULL, phone = NULL, email = NULL, names_locked_at = NULL'));

function actorOf({ who, level }: Rule): Actor {
  return {
    ...{ writer: who, name: 'staff:me', level },
    session: { account: seen, level, createdAt: now, confirmedAt: null },
  };
}

function everything(): Shown {
  return {
    now,
    seen,
    mailbox: sql`1`,
    left: sql`1`,
    because: { reason: 'visit', document: 'passport' },
    request: { id: 'asked', askedBy: 'staff:other' },
  };
}

/** Whether the write may be made: the condition as the statement that writes would judge it, or the refusal. */
async function outcome(field: AccountField, rule: Rule, shown: Shown, actor = actorOf(rule)): Promise<string> {
  let when: SQL | undefined;
  try {
    when = demandRight(actor, rule.by, [field], shown);
  } catch (error) {
    const { refusal, fields } = error as { refusal?: string; fields?: Record<string, string> };
    return refusal ?? Object.values(fields ?? {})[0] ?? String(error);
  }
  const found = await db
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(eq(accounts.id, seen.id), when));
  return found.length === 1 ? 'written' : 'not written';
}

/** How a call looks that does not meet a need, and what comes of it: beforehand, or, where it changes meanwhile, in the statement. */
const unmet: Record<Need, { says: string[]; without(shown: Shown, actor: Actor): unknown }[]> = {
  once: [
    {
      says: ['not written'],
      without: () => change(`UPDATE account SET phone = '+37060000000', email = 'x@y.lt', names_locked_at = 1`),
    },
  ],
  fresh: [
    {
      says: ['step_up_needed'],
      without: (_shown, actor) => {
        if (actor.session) actor.session.createdAt = now - FRESH_MS;
      },
    },
    {
      says: ['passkey_needed'],
      without: (_shown, actor) => {
        actor.session = { account: { ...seen, passkeys: 1 }, level: 1, createdAt: now, confirmedAt: null };
      },
    },
  ],
  mailbox: [
    {
      says: ['not written'],
      without: (shown) => {
        shown.mailbox = sql`0`;
      },
    },
    {
      says: ['Error: The policy asks for mailbox, and the procedure shows nothing of it.'],
      without: (shown) => {
        delete shown.mailbox;
      },
    },
  ],
  within_72_hours: [
    {
      says: ['not written'],
      without: (shown) => {
        shown.left = sql`0`;
      },
    },
  ],
  not_frozen: [
    {
      says: ['contact_frozen'],
      without: (shown) => {
        shown.seen = { ...seen, ...shown.seen, frozenUntil: now + 1 };
      },
    },
    { says: ['not written'], without: () => change('UPDATE account SET frozen_until = ?', now + 1) },
  ],
  reason: [
    {
      says: ['reason_required'],
      without: (shown) => {
        delete shown.because?.reason;
      },
    },
  ],
  document: [
    {
      says: ['document_required'],
      without: (shown) => {
        delete shown.because?.document;
      },
    },
  ],
  second_person: [
    {
      says: ['second_person_needed'],
      without: (shown) => {
        shown.request = { id: 'asked', askedBy: 'staff:me' };
      },
    },
    {
      says: ['not written'],
      without: (shown, actor) => {
        actor.name = 'staff:other';
        shown.request = { id: 'asked', askedBy: 'somebody' };
      },
    },
  ],
};

/** The field as the rule finds it: what is given once is empty, what is changed is there. */
function found({ needs }: Rule, field: AccountField): Partial<Account> {
  return needs.includes('once') ? {} : { [field]: field === 'email' ? 'x@y.lt' : field };
}

describe('every rule of the policy is what is asked for:', () => {
  test.each(rules.map(({ field, rule }) => [named(rule, field), field, rule] as const))(
    '%s',
    async (_name, field, rule) => {
      const shown = { ...everything(), seen: { ...seen, ...found(rule, field) } };
      expect(await outcome(field, rule, shown)).toBe('written');
      const lower = { ...actorOf(rule), level: rule.level - 1 };
      expect(await outcome(field, rule, shown, lower)).toBe('level_too_low');
    },
  );

  test.each(needed.map(({ field, rule, need }) => [named(rule, field), need, field, rule] as const))(
    '%s: not without %s',
    async (_name, need, field, rule) => {
      for (const { says, without } of unmet[need]) {
        const shown = { ...everything(), seen: { ...seen, ...found(rule, field) } };
        const actor = actorOf(rule);
        await without(shown, actor);
        expect(says).toContain(await outcome(field, rule, shown, actor));
        await change('UPDATE account SET frozen_until = NULL, phone = NULL, email = NULL, names_locked_at = NULL');
      }
    },
  );

  test.each(needed.filter(({ need }) => need === 'reason' || need === 'document').map((it) => [it.rule.by, it.need]))(
    '%s takes a %s',
    (by, need) => {
      expect(fieldsTaken(by)).toContain(need);
    },
  );
});
