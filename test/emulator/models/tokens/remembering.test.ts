import { expect, it } from 'vitest';
import { remembering } from '../../../../src/emulator/models/tokens/remembering.ts';

function counting(): { readonly ask: (text: string) => number; readonly worked: string[] } {
  const worked: string[] = [];
  const remember = remembering<number>(2, 5);
  return { worked, ask: (text) => remember(text, () => worked.push(text) && text.length) };
}

it('works once for a text', () => {
  const { ask, worked } = counting();
  expect([ask('a'), ask('a'), ask('')]).toEqual([1, 1, 0]);
  expect(worked).toEqual(['a', '']);
});

it('forgets what was not asked for the longest', () => {
  const { ask, worked } = counting();
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) ask(text);
  expect(worked).toEqual(['a', 'b', 'c', 'b']);
});

it('does not keep long texts', () => {
  const { ask, worked } = counting();
  for (const text of ['long text', 'long text', 'fives', 'fives']) ask(text);
  expect(worked).toEqual(['long text', 'long text', 'fives']);
});
