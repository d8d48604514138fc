import { nameProblem } from '../../schema/name.js';
import { surely } from './load.js';
import type { Draft } from './pending.js';

/** How names with letters that MIGRIS does not keep may stand in a passport; empty where nothing fits. */
export async function betterSpellings(names: { givenNames?: string; surname?: string }): Promise<Draft> {
  const { suggestName } = await surely(() => import('../../schema/spelling.js'));
  const { givenNames = '', surname = '' } = names;
  const fits = (name: string) => nameProblem(name) === undefined;
  return { givenNames: suggestName(givenNames, fits) ?? '', surname: suggestName(surname, fits) ?? '' };
}
