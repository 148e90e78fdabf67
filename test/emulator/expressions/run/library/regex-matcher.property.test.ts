import { array, assert, constantFrom, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionOf, find, findAll, regexOptions } from '../../../../../src/emulator/expressions/run/library/regex/expression.ts';

/** Patterns that mean the same in .NET and in JavaScript: no loops over groups that may take nothing. */
const atom = oneof(constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '\\w', '[a-c]', '\\b'), constantFrom('(?:ab|c)', '(a|bc)', '(b)'));
const piece = tuple(atom, constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '*?', '+?', '??')).map(([text, quantifier]) => (text === '\\b' ? text : text + quantifier));
const pattern = array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const input = string({ unit: constantFrom('a', 'b', 'c', '1', ' '), maxLength: 12 });

const free = (): void => undefined;

describe('the matcher of regular expressions', () => {
  it('finds what JavaScript finds', () => {
    assert(
      property(pattern, input, (source, text) => {
        const theirs = [...text.matchAll(new RegExp(source, 'g'))].map((match) => [match.index, match.index + match[0].length]);
        const ours = [...findAll(expressionOf(source, regexOptions.None), text, 0, free)].map(([whole]) => whole?.[0]);
        expect(ours).toEqual(theirs);
      }),
      { seed: 6, numRuns: 2000 },
    );
  });

  it('counts its steps, so that a pattern without end is stopped', () => {
    let spent = 0;
    const spend = (units: number): void => {
      spent += units;
      if (spent > 1_000_000) throw new Error('too much');
    };
    expect(() => find(expressionOf('(a|aa)+$', 0), `${'a'.repeat(60)}b`, 0, spend)).toThrow('too much');
  });

  it('walks over a long text without a stack', () => {
    const text = `${'x'.repeat(200_000)}!`;
    expect(find(expressionOf('(?:x|y)+!', 0), text, 0, free)?.[0]).toEqual([[0, 200_001]]);
  });

  it.each([
    ['(?>a+)ab', 'aaab', undefined],
    ['(a)?b(?(1)c|d)', 'bd', [0, 2]],
    ['(?<!x)b', 'xb b', [3, 4]],
    ['^[a-z-[aeiou]]+$', 'xyz', [0, 3]],
    ['(\\w)\\1', 'hello', [2, 4]],
    ["(?'n'a)\\k<n>", 'aa', [0, 2]],
    ['a(?i)B', 'ab', [0, 2]],
    ['a(?i:B)C', 'abc', undefined],
    ['(?x) a b # c', 'ab', [0, 2]],
    ['a(?#comment)b', 'ab', [0, 2]],
    ['b$', 'ab\n', [1, 2]],
    ['b\\z', 'ab\n', undefined],
    ['\\Ab', 'ab', undefined],
    ['(a*)*b', 'aab', [0, 3]],
    ['\\p{Lu}\\P{Lu}', 'aBc', [1, 3]],
    ['\\x41\\u0042\\t', 'AB\t', [0, 3]],
    ['[\\]\\-x]', '-', [0, 1]],
    ['[]a]', ']', [0, 1]],
    ['(?n)(a)(?<x>b)', 'ab', [0, 2]],
    ['a{,2}', 'a{,2}', [0, 5]],
  ])('%s in %j matches at %j', (source, text, expected) => {
    expect(find(expressionOf(source, 0), text, 0, free)?.[0]?.[0]).toEqual(expected);
  });
});
