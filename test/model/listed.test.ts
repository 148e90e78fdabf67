import { expect, test } from 'vitest';
import { listed } from '../../src/model/listed.ts';

test('what is too long to be read is cut, and says how much is missing', () => {
  expect(listed([], 2)).toBe('');
  expect(listed(['a', 'b'], 2)).toBe('a, b');
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and 1 more');
});
