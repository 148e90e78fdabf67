import { expect, test } from 'vitest';
import { unquoted } from '../../../src/cli/complete/unquoted.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['"a b"', 'a b'],
  ["'a \"b'c", 'a "bc'],
  ['"still open', 'still open'],
  ["'still open", 'still open'],
  [String.raw`a\ b\\`, 'a b\\'],
  [String.raw`"a \"b\" \x"`, String.raw`a "b" \x`],
  [String.raw`'a\'`, 'a\\'],
  ['ends\\', 'ends'],
  ['--plan="my plan', '--plan=my plan'],
  ['~/ready.json', '/home/me/ready.json'],
  ['"~/ready.json"', '~/ready.json'],
  ['a~/b', 'a~/b'],
  ['~', '~'],
  ['$(touch x) `y` $HOME', '$(touch x) `y` $HOME'],
])('%s is read as %s', (word, expected) => {
  expect(unquoted(word, '/home/me')).toBe(expected);
});

test('without a home folder a tilde stays', () => {
  expect(unquoted('~/x', undefined)).toBe('~/x');
});
