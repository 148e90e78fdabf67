import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineDiff } from '../../../src/output/markdown/line-diff.ts';
import { table } from '../../../src/output/markdown/table.ts';
import { block, code, collapsed, html, prose, shortened } from '../../../src/output/markdown/text.ts';

describe('code', () => {
  test.each([
    ['plain', '`plain`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``x```', '```` ``x``` ````'],
    ['', '—'],
    ['two\nlines\r\n# heading', '`two lines # heading`'],
    ['<b>@team #12</b>', '`<b>@team #12</b>`'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\|*b*', '<code>a&#92;&#124;&#42;b&#42;</code>'],
    ['esc\u001B[2J\u202Ex', '`esc�[2J�x`'],
  ])('%j is %s', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  test('is cut by characters', () => {
    expect(code('😀'.repeat(10), 4)).toBe('`😀😀😀…`');
    expect(shortened('abcd', 4)).toBe('abcd');
    expect(shortened('abcde', 4)).toBe('abc…');
  });

  test('never ends early, and never ends a cell', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '|', '\\', 'a', ' ', '<', '\n', '&') , maxLength: 12 }), (text) => {
        const shown = code(text);
        expect(shown).not.toMatch(/\n/);
        // By CommonMark a span ends at the first run of backticks that is as long as the one that began it.
        const fence = /^`+/.exec(shown)?.[0] ?? '';
        const rest = shown.slice(fence.length);
        const ends = [...rest.matchAll(/`+/g)].filter(([run]) => run.length === fence.length).map(({ index }) => index);
        const isSpan = fence !== '' && ends.join() === String(rest.length - fence.length) && !shown.includes('|');
        expect(isSpan || /^(—|<code>([a ]|&#\d+;)*<\/code>)$/.test(shown)).toBe(true);
      }),
      { seed: 20_260_101, numRuns: 500 },
    ));
});

describe('prose', () => {
  test.each([
    ['a sentence, with 2 numbers (and more).', 'a sentence, with 2 numbers (and more).'],
    ['**bold** _it_ [x](y) `c` ~s~ a|b $m$', '\\*\\*bold\\*\\* \\_it\\_ \\[x\\](y) \\`c\\` \\~s\\~ a\\|b \\$m\\$'],
    ['<img src=x onerror=1> & co', '&lt;img src=x onerror=1&gt; &amp; co'],
    ['@team #12 !34 a@b', '@&#8203;team #&#8203;12 !&#8203;34 a@&#8203;b'],
    ['see https://x.test/a_b|c now', 'see <code>https&#58;&#47;&#47;x&#46;test&#47;a&#95;b&#124;c</code> now'],
    ['see www.x.test', 'see `www.x.test`'],
    ['javascript://x', '`javascript://x`'],
    ['1. list', '1\\. list'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['> quote', '&gt; quote'],
    ['a\n\n# b', 'a # b'],
    ['\\*x', '\\\\\\*x'],
  ])('%j is %s', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

test('a block ends where it ends, whatever is in it', () => {
  expect(block(['a', '```', '````x'], 'diff')).toEqual(['`````diff', 'a', '```', '````x', '`````']);
  expect(block(['\u0007\tb'])).toEqual(['```text', '�  b', '```']);
});

test('what stands in tags is text', () => {
  expect(html('</summary><b a="1">&')).toBe('&lt;/summary&gt;&lt;b a=&quot;1&quot;&gt;&amp;');
  expect(collapsed('s', ['x'])).toEqual(['<details><summary>s</summary>', '', 'x', '', '</details>', '']);
});

test('a table has its head and as many rows as there is room for', () => {
  expect(table(['A', 'B'], [['1', '2']], 1)).toEqual(['| A | B |', '| --- | --- |', '| 1 | 2 |', '']);
  expect(table(['A'], [['1'], ['2'], ['3']], 1)).toEqual(['| A |', '| --- |', '| 1 |', '', '… and 2 more rows (--json has all)', '']);
  expect(table(['A'], [], 1)).toEqual([]);
});

describe('the difference of two texts', () => {
  const lines = (...numbers: readonly number[]): string => numbers.map(String).join('\n');

  test('has what came and went, with three lines around', () => {
    expect(lineDiff(lines(1, 2, 3, 4, 5, 6, 7, 8, 9), lines(1, 2, 3, 4, 50, 6, 7, 8, 9))).toEqual(['@@', ' 2', ' 3', ' 4', '-5', '+50', ' 6', ' 7', ' 8', '@@']);
    expect(lineDiff('', 'a\nb\n')).toEqual(['+a', '+b']);
    expect(lineDiff('a\r\nb', '')).toEqual(['-a', '-b']);
    expect(lineDiff('a', 'a')).toEqual(['@@']);
  });

  test('gives the new text from the old one', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }), fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }), (before, after) => {
        const diff = lineDiff(before.join('\n'), after.join('\n'), 100);
        if (before.join() === after.join()) return;
        expect(diff.filter((line) => !line.startsWith('+')).map((line) => line.slice(1))).toEqual(before);
        expect(diff.filter((line) => !line.startsWith('-')).map((line) => line.slice(1))).toEqual(after);
      }),
      { seed: 20_260_101, numRuns: 300 },
    ));

  test('of texts that are too long is all of it', () => {
    const [old, fresh] = ['a', 'b'].map((word) => Array.from({ length: 2100 }, (_, index) => `${word}${index}`).join('\n'));
    expect(lineDiff(old ?? '', fresh ?? '')).toHaveLength(4200);
  });
});
