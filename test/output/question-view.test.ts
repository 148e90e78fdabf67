import { describe, expect, it } from 'vitest';
import { english } from '../../src/cli/wizard/texts/en.ts';
import { japanese } from '../../src/cli/wizard/texts/ja.ts';
import { opened } from '../../src/input/question-keys.ts';
import type { Question, QuestionState } from '../../src/model/question.ts';
import { coloured, plain } from '../../src/output/paint.ts';
import { columnsOf } from '../../src/output/printable.ts';
import { linePrompt, questionLines } from '../../src/output/question-lines.ts';
import type { QuestionPage } from '../../src/output/question-page.ts';
import { questionFrame, replyLines } from '../../src/output/question-view.ts';

const choices = Array.from({ length: 40 }, (_, index) => ({ value: `v${index}`, name: `account-${index}`, facts: 'swedencentral · OpenAI · gpt-4o, whisper', about: 'It is one of many, and this says so.', refused: index === 3 ? 'it takes no tokens' : undefined }));
const asked = { text: 'Which of all these accounts is to serve what clients call?', label: 'Account', help: ['The first paragraph explains a lot, in many words that have to be broken.', 'The second one too.'], canGoBack: true };
const kinds: Readonly<Record<Question['kind'], Question>> = {
  one: { ...asked, kind: 'one', choices },
  some: { ...asked, kind: 'some', choices, usual: ['v1'], check: () => undefined },
  text: { ...asked, kind: 'text', usual: 'gpt-4o', check: () => undefined },
};
const page = (columns: number, rows = 24, words = english.words): QuestionPage => ({ columns, rows, paint: plain, words });
const lines = (question: Question, change: Partial<QuestionState>, at: QuestionPage): readonly string[] => {
  const { below, head } = questionFrame(question, { ...opened(question), ...change }, at);
  return [...head, ...below];
};

describe.each(['one', 'some', 'text'] as const)('a question for %s', (kind) => {
  const question = kinds[kind];
  it.each([
    [80, 24], [40, 24], [40, 16], [20, 32], [100, 50],
  ])('fits %i columns, and %i lines', (columns, rows) => {
    for (const words of [english.words, japanese.words]) {
      for (const change of [{}, { active: 39 }, { active: 3 }, { typed: 'account-1' }, { typed: 'x'.repeat(200) }, { error: 'This is wrong, for a reason that takes some words to tell.' }]) {
        const shown = lines(question, change, page(columns, rows, words));
        expect(shown.filter((line) => columnsOf(line) >= columns)).toEqual([]);
        expect(shown.length).toBeLessThan(Math.max(rows, 18));
      }
      expect(lines(question, { explains: true }, page(columns, rows, words)).filter((line) => columnsOf(line) >= columns)).toEqual([]);
    }
  });
});

describe('a list', () => {
  it('marks where one stands and what is marked by signs, not by colours', () => {
    const shown = lines(kinds.some, { marked: new Set(['v1']), active: 1 }, page(80));
    expect(shown).toContain('  [ ] account-0    swedencentral · OpenAI · gpt-4o, whisper');
    expect(shown).toContain('> [x] account-1    swedencentral · OpenAI · gpt-4o, whisper');
    expect(shown).toContain('  [-] account-3    - it takes no tokens');
    expect(shown.some((line) => line.includes('it takes no tokens'))).toBe(true);
  });

  it('moves along with who goes through it, and says how many there are besides', () => {
    const shown = lines(kinds.one, { active: 20 }, page(80));
    expect(shown.some((line) => line.startsWith('> account-20 '))).toBe(true);
    expect(shown.some((line) => line.includes('account-0 '))).toBe(false);
    expect(shown.some((line) => /^ {2}\d+ more; type to filter$/.test(line))).toBe(true);
    expect(lines(kinds.one, { active: 39 }, page(80)).some((line) => line.startsWith('> account-39'))).toBe(true);
  });

  it('tells below what does not fit beside the names', () => {
    const shown = lines(kinds.one, {}, page(40));
    expect(shown).toContain('> account-0    swedencentral · OpenAI …');
    expect(shown.join(' ')).toContain('swedencentral · OpenAI · gpt-4o,   whisper');
    expect(lines(kinds.one, {}, page(80)).filter((line) => line.includes('swedencentral · OpenAI · gpt-4o, whisper') && !line.includes('account'))).toEqual([]);
    expect(lines(kinds.one, {}, page(28))).toContain('- account-3');
    expect(lines(kinds.one, {}, page(80)).join('\n')).toContain('  It is one of many, and this says so.');
  });

  it('says why something cannot be chosen once, and still what it is', () => {
    const often = (shown: readonly string[]): number => shown.join('\n').split('it takes no tokens').length - 1;
    expect(often(lines(kinds.one, { active: 3 }, page(80)))).toBe(1);
    expect(lines(kinds.one, { active: 3 }, page(80))).toContain('  It is one of many, and this says so.');
    expect(lines(kinds.one, { active: 3 }, page(28)).join(' ')).toContain('not possible: it takes no   tokens');
    expect(lines(kinds.one, { active: 3, error: 'not possible: it takes no tokens' }, page(28)).filter((line) => line.includes('not possible'))).toEqual(['! not possible: it takes no']);
    expect(lines(kinds.one, { typed: 'nobody', error: 'nothing has it' }, page(80)).filter((line) => line.includes('nothing has'))).toEqual(['! nothing has it']);
  });

  it('keeps both ends of names that are too long, and tells the whole one below', () => {
    const long = (end: string) => ({ value: end, name: `aoai-contoso-artificial-intelligence-${end}` });
    const shown = lines({ ...kinds.one, choices: [long('eastus-01'), long('eastus-02')] } as Question, {}, page(40));
    expect(shown).toContain('> aoai-contoso-artif…lligence-eastus-01');
    expect(shown).toContain('  aoai-contoso-artif…lligence-eastus-02');
    expect(shown.map((line) => line.trim()).join('')).toContain('aoai-contoso-artificial-intelligence-eastus-01');
  });

  it('leaves no hint on keys in two lines, and gives way to an explanation on a low screen', () => {
    const low = lines({ ...kinds.one, help: ['word '.repeat(80)] }, { explains: true, active: 7 }, page(40, 15, japanese.words));
    expect(low.length).toBeLessThan(15);
    expect(low.some((line) => line.startsWith('> account-7'))).toBe(true);
    expect(low.at(-3)).toBe('  …');
    expect(low.slice(-2)).toEqual(['↑↓ 移動 · Enter 選択 · 文字で絞り込み', 'Esc 戻る · ? 説明 · Ctrl-C 終了']);
  });

  it('shows what is typed behind the question, and that nothing has it', () => {
    const short = { ...kinds.one, text: 'Which?' };
    expect(questionFrame(short, { ...opened(short), typed: 'nobody' }, page(80)).head).toEqual(['Which? nobody']);
    expect(lines(short, { typed: 'nobody' }, page(80))).toContain('  nothing has "nobody"; Esc shows all');
    expect(questionFrame(short, { ...opened(short), typed: 'a long filter indeed' }, page(22)).head).toEqual(['Which?', '  a long filter indeed'.slice(0, 2) + 'long filter indeed']);
  });

  it('shows characters that could forge lines as marks: names come from others', () => {
    const forged = { ...kinds.one, choices: [{ value: 'x', name: 'a\u001B[2Jb\nc', facts: 'd\u202Ee' }] } as Question;
    expect(lines(forged, {}, page(80)).join('\n')).toContain('> a\uFFFD[2Jb\uFFFDc   d\uFFFDe');
    expect(lines(forged, {}, page(20)).join('')).not.toContain('\u001B');
    expect(questionLines(forged, '', { columns: 80, words: english.words }).join('')).not.toContain('\u001B');
  });

  it('says back only where there is a question before', () => {
    const keys = (canGoBack: boolean): string => lines({ ...kinds.one, canGoBack }, {}, page(100)).at(-1) ?? '';
    expect(keys(true)).toBe('↑↓ move · Enter choose · type to filter · Esc back · ? explain · Ctrl-C leave');
    expect(keys(false)).toBe('↑↓ move · Enter choose · type to filter · ? explain · Ctrl-C leave');
  });

  it('has colours besides, where there are some', () => {
    expect(questionFrame(kinds.one, opened(kinds.one), { ...page(80), paint: coloured }).head[0]).toBe('\u001B[1mWhich of all these accounts is to serve what clients call?\u001B[22m ');
  });
});

describe('what stays', () => {
  it('is the label with the names that were chosen', () => {
    expect(replyLines(kinds.some, { kind: 'answer', values: ['v1', 'v2'] }, page(80))).toEqual(['✔ Account: account-1, account-2']);
    expect(replyLines(kinds.some, { kind: 'answer', values: [] }, page(80))).toEqual(['✔ Account: -']);
    expect(replyLines(kinds.text, { kind: 'answer', values: ['chat'] }, page(80))).toEqual(['✔ Account: chat']);
    expect(replyLines(kinds.one, { kind: 'back' }, page(80))).toEqual(['< Account']);
    expect(replyLines(kinds.one, { kind: 'left' }, page(80))).toEqual(['x Account']);
  });
});

describe('a question by lines', () => {
  it('has numbers, the usual one with a star, and why others cannot be chosen', () => {
    const shown = questionLines({ ...kinds.some, choices: choices.slice(0, 4) } as Question, '', { columns: 80, words: english.words });
    expect(shown.slice(0, 4)).toEqual(['', asked.text, '  1 account-0: swedencentral · OpenAI · gpt-4o, whisper; It is one of many, and', '    this says so.']);
    expect(shown[4]).toBe('  2 account-1 *: swedencentral · OpenAI · gpt-4o, whisper; It is one of many,');
    expect(shown.at(-1)).toBe('  4 account-3: not possible: it takes no tokens');
  });

  it('keeps the numbers of those that a filter leaves', () => {
    expect(questionLines(kinds.one, 'account-17', { columns: 100, words: english.words }).at(-1)).toMatch(/^ {2}18 account-17: /);
  });

  it('says what to type', () => {
    expect(linePrompt({ ...kinds.one, usual: 'v2' } as Question, english.words)).toBe('Number or name, Enter for 3, ? explains, < goes back: ');
    expect(linePrompt(kinds.some, english.words)).toBe('Numbers by comma, - for none, Enter for 2, ? explains, < goes back: ');
    expect(linePrompt({ ...kinds.text, canGoBack: false }, english.words)).toBe('Text, Enter for gpt-4o, ? explains: ');
    expect(linePrompt(kinds.one, english.words)).toBe('Number or name, ? explains, < goes back: ');
  });
});
