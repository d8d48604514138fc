import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '../../worker/router.js';
import { Trouble } from './trouble.js';
import { version } from './version.js';

type Inputs = inferRouterInputs<AppRouter>;
type Outputs = inferRouterOutputs<AppRouter>;
type Noun = keyof Inputs;
/** The name of a procedure. */
export type Path = { [N in Noun]: `${N}.${keyof Inputs[N] & string}` }[Noun];
type At<Side, P extends Path> = P extends `${infer N}.${infer V}`
  ? N extends keyof Side
    ? V extends keyof Side[N]
      ? Side[N][V]
      : never
    : never
  : never;
/** What a procedure takes. */
export type Input<P extends Path> = At<Inputs, P>;
/** What a procedure gives. */
export type Output<P extends Path> = At<Outputs, P>;

/** What begins a session. Only a mailbox that was proven marks the device; an older API gives no ID token. */
export type Won = Pick<Output<'signIn.verify'>, 'token' | 'person' | 'expiresAt'> & {
  device?: string;
  idToken?: string | null;
};

/** Sends one call and gives its answer, or throws Trouble. A test hands in its own. */
export type Transport = (url: string, input: unknown, headers: Record<string, string>) => Promise<unknown>;

const TIMEOUT_MS = 20_000;

/** The tRPC protocol over HTTP, as far as we speak it: one call, one POST, one JSON answer. */
export const post: Transport = async (url, input, headers) => {
  let answer: { result?: { data: unknown }; error?: { data?: ConstructorParameters<typeof Trouble>[0] } };
  try {
    // The Worker must know how old these elements are; a proof speaks for the address without its query.
    const response = await fetch(version ? `${url}?v=${version}` : url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(input ?? {}),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    answer = await response.json();
  } catch (error) {
    throw new Trouble({}, !(error instanceof SyntaxError));
  }
  if (!answer.result) throw new Trouble(answer.error?.data ?? {});
  return answer.result.data;
};

/** Procedures before sign-in: they take a proof of the page's key, and no token. */
export const OPEN = /^(signIn|viisp)/;
/** Procedures that give an ID token beside what they are for. */
export const TOLD = /n\.(verify|read)|finish|link|complete|y\.confirm/;
