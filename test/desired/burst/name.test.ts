import { expect, it } from 'vitest';
import { usualName } from '../../../src/desired/burst/name.ts';
import { checkPoolName } from '../../../src/desired/pool/pool-name.ts';

const main = (model: string | undefined, name = 'dep') => ({ deployment: { id: `/x/${name}`, name, body: { properties: model === undefined ? {} : { model: { name: model } } } } });

it.each([
  ['gpt-4o', 'gpt-4o-burst'],
  ['gpt-4.1', 'gpt-4.1-burst'],
  ['Phi 4 (mini)', 'Phi-4-mini-burst'],
  ['a--b', 'a-b-burst'],
  ['_x', 'x-burst'],
  ['m'.repeat(90), `${'m'.repeat(74)}-burst`],
])('a burst for the model %s is called %s', (model, name) => {
  expect(usualName(main(model))).toBe(name);
  expect(checkPoolName(usualName(main(model)))).toBe(name);
});

it('is called after the deployment where ARM shows no model', () => {
  expect(usualName(main(undefined))).toBe('dep-burst');
});
