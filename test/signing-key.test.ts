import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCommand } from './support/command.ts';
import { load } from './support/load.ts';

const { SigningKeys } = await load<typeof import('../worker/id-tokens/keys.ts')>('worker/id-tokens/keys.ts');

async function printed(): Promise<string> {
  let said = '';
  const print = (words: string) => {
    said += words;
  };
  assert.equal(await runCommand(['npm', 'run', '--silent', 'signing-key'], { print }), 0, said);
  return said;
}

test('an operator gets a signing key that the Worker takes as it is printed, another one each time', async () => {
  const [one, two] = [await printed(), await printed()];
  for (const secret of [one, two]) await new SigningKeys(secret).check();
  assert.notEqual(JSON.parse(one)[0].d, JSON.parse(two)[0].d);
});

test('an operator may put two of them into one list', async () => {
  const [one, two] = [JSON.parse(await printed()), JSON.parse(await printed())];
  const keys = new SigningKeys(JSON.stringify([...one, ...two]));
  assert.deepEqual(
    keys.published.map(({ kid }) => kid),
    [one[0].kid, two[0].kid],
  );
  assert.match(one[0].kid, /^\d{4}-\d\d-\d\d-[\da-f]{6}$/);
});
