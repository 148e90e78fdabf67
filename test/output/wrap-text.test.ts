import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/output/printable.ts';
import { fitText, wrapText } from '../../src/output/wrap-text.ts';

describe('text broken into lines', () => {
  it('breaks words too where they are wider than a line and nothing may stick out', () => {
    expect(fitText('a longwordindeed b', 8)).toEqual(['a', 'longword', 'indeed', 'b']);
    expect(fitText('x日本', 2)).toEqual(['x', '日', '本']);
    expect(fitText('one two', 8)).toEqual(['one two']);
  });

  it.each([
    ['one two three', 8, ['one two', 'three']],
    ['a longwordindeed b', 8, ['a', 'longwordindeed', 'b']],
    ['key\u00a0one key\u00a0two', 9, ['key one', 'key two']],
    ['', 8, []],
    ['日本語の文は空白なしに続きます', 10, ['日本語の文', 'は空白なし', 'に続きます']],
    ['計画を見ます。次です', 12, ['計画を見ま', 'す。次です']],
    ['前の「括弧」です', 6, ['前の', '「括', '弧」で', 'す']],
    ['apim-llm は Azure です', 12, ['apim-llm は', 'Azure です']],
    ['小さいゃっは行頭に来ません', 8, ['小さ', 'いゃっは', '行頭に来', 'ません']],
  ])('%j in %i columns', (text, width, lines) => {
    expect(wrapText(text, width)).toEqual(lines);
  });

  it('loses nothing, and has no line that is too wide where it can be broken', () => {
    const text = 'モデル用のゲートウェイは、ふつうこの順に育ちます。まず API、次にアカウント、そしてクォータ。';
    for (let width = 12; width < 80; width += 1) {
      const lines = wrapText(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
    }
  });
});
