import { and, sql } from 'drizzle-orm';
import { fold } from '../../schema/folded.js';
import { PAGE_SIZE, SEARCH_MAX, SEARCHES_AN_HOUR } from '../../schema/limits.js';
import type { SearchWay } from '../../schema/staff.js';
import { below, count, type Limit, windowOf } from '../buckets.js';
import { FieldProblem, Refused, secondsUntil } from '../refuse.js';
import { decide } from '../store.js';
import type { Because } from './because.js';
import { isTooShort } from './by-name.js';
import type { DeskContext } from './desk.js';
import { foundIn, foundJson } from './found.js';
import { recordLook } from './looking.js';
import { needleOf } from './needle.js';
import type { Found } from './seen.js';

/** What is searched for, and why. */
export interface Search extends Because {
  by: SearchWay;
  text: string;
  after?: string | undefined;
}

/**
 * Finds people. That it was done, how, why and how many fitted goes on record in the batch that reads, and nothing is read without it.
 *
 * @throws FieldProblem, Refused `search_too_wide`, `too_many_calls`, `not_staff` where the role ended meanwhile
 */
export async function searchPeople(ctx: DeskContext, search: Search) {
  const people = await matches(ctx, search);
  if (people.length === 0 && isTooShort(search.by, search.text)) throw new FieldProblem({ text: 'search_text_short' });
  if (people.length > SEARCH_MAX) throw new Refused('search_too_wide');
  const from = search.after === undefined ? 0 : people.findIndex(({ id }) => id === search.after) + 1;
  if (search.after !== undefined && from === 0) throw new FieldProblem({ after: 'invalid' });
  const page = people.slice(from, from + PAGE_SIZE);
  const next = from + PAGE_SIZE < people.length ? (page.at(-1)?.id ?? null) : null;
  return { people: page, total: people.length, next, now: ctx.now() };
}

async function matches(ctx: DeskContext, { by, text, reason, caseNumber }: Search): Promise<Found[]> {
  const needle = await needleOf(ctx, by, text);
  const limit = limitOf(ctx);
  const now = ctx.now();
  // This search is counted before it is asked whether there were too many.
  const window = windowOf(limit, now);
  const within = below(ctx, window, 'counted');
  // In this order, so that what was found is looked up and not the other way round.
  const hits = sql`(${needle}) AS hit CROSS JOIN account ON account.id = hit.id AND account.status <> 'erased'`;
  const { insert, recorded, kept } = recordLook(ctx, {
    kind: 'people_searched',
    account: null,
    because: { reason, caseNumber },
    facts: { way: by },
    found: sql`CASE WHEN ${within} THEN json_object('hits', (SELECT count(*) FROM ${hits})) ELSE json_object('refused', 'too_many_calls') END`,
  });
  const [[bucket], , found, records] = await decide(() =>
    ctx.db.batch([
      count(ctx, window).returning(),
      insert,
      ctx.db
        .select({ json: foundJson(sql`hit.id`, sql`hit.former`) })
        .from(sql`${hits}`)
        .where(and(recorded, within)),
      kept,
    ]),
  );
  if (records.length === 0) throw new Refused('not_staff', {}, 'the role ended');
  if (bucket && bucket.count > limit.most)
    throw new Refused(
      'too_many_calls',
      { retryAfter: secondsUntil(bucket.endsAt, now) },
      'searches of a member of staff',
    );
  return inOrder(found.map(({ json }) => foundIn(json as string)));
}

/** Whoever looks for so many people in an hour collects them. */
function limitOf({ clerk }: DeskContext): Limit {
  return { key: `searches:${clerk.accountId}`, most: SEARCHES_AN_HOUR, windowMs: 60 * 60_000 };
}

/** As in a list of names, always the same. */
function inOrder(people: Found[]): Found[] {
  const keyed = people.map((person) => ({
    person,
    key: `${fold(person.surname ?? '')}\0${fold(person.givenNames ?? '')}\0${person.id}`,
  }));
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ person }) => person);
}
