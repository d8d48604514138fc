import { Refused } from './refuse.js';

/** The cheap shield in front. When it does not answer, the limits in D1 still hold. @throws Refused `too_many_calls` */
export async function edge(limiter: RateLimit, key: string): Promise<void> {
  const { success } = await limiter.limit({ key }).catch(() => ({ success: true }));
  if (!success) throw new Refused('too_many_calls', { retryAfter: 10 }, 'edge');
}
