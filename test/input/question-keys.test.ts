import { describe, expect, it } from 'vitest';
import { english } from '../../src/cli/wizard/texts/en.ts';
import { opened, pressed, type Key } from '../../src/input/question-keys.ts';
import type { OneOf, Question, QuestionState, Reply, SomeOf, TextOf } from '../../src/model/question.ts';

const asked = { text: 'Which?', label: 'It', help: ['Some help.'], canGoBack: true };
const choices = [
  { value: 'a', name: 'aoai-swe', facts: 'swedencentral' },
  { value: 'b', name: 'aoai-eus', facts: 'eastus', refused: 'no tokens' },
  { value: 'c', name: 'foundry', facts: 'eastus2' },
];
const one: OneOf = { ...asked, kind: 'one', choices, usual: 'c' };
const some: SomeOf = { ...asked, kind: 'some', choices, usual: ['a'], check: (values) => (values.length === 0 ? 'Mark one.' : undefined) };
const text: TextOf = { ...asked, kind: 'text', usual: 'gpt-4o', check: (typed) => (typed.includes(' ') ? 'No blanks.' : undefined) };

const named: Readonly<Record<string, Key>> = Object.fromEntries(['return', 'up', 'down', 'pageup', 'pagedown', 'escape', 'backspace', 'paste-start', 'paste-end'].map((name) => [name, { name, sequence: '\u001B' }]));
const ctrl = (name: string): Key => ({ name, ctrl: true, sequence: '\u0001' });
const space: Key = { name: 'space', sequence: ' ' };

/** Keys by name, or a text typed. */
function after(question: Question, ...typed: readonly (string | Key)[]): QuestionState | Reply {
  const all = typed.flatMap((each) => (typeof each !== 'string' ? [each] : (named[each] ?? [...each].map((sequence) => ({ sequence, name: sequence })))));
  return all.reduce<QuestionState | Reply>((state, key) => ('kind' in state ? state : pressed(state, key, question, english.words)), opened(question));
}

const answer = (...values: readonly string[]): Reply => ({ kind: 'answer', values });

describe('one of several', () => {
  it.each([
    [['return'], answer('c')],
    [['up', 'up', 'return'], answer('a')],
    [['down', 'return'], answer('a')],
    [['pageup', 'return'], answer('a')],
    [['pageup', 'pagedown', 'return'], answer('c')],
    [['swe', 'return'], answer('a')],
    [['SWE central', 'return'], answer('a')],
    [['eastus', 'return'], answer('c')],
    [['swex', 'backspace', 'return'], answer('a')],
    [['nobody', ctrl('u'), 'return'], answer('a')],
    [['aoai nobody', ctrl('w'), 'return'], answer('a')],
  ])('%j answers %j', (typed, reply) => {
    expect(after(one, ...typed)).toEqual(reply);
  });

  it.each([
    [['up', 'return'], 'not possible: no tokens'],
    [['nobody', 'return'], 'nothing has "nobody"; Esc shows all'],
  ])('%j is told as an error, which goes with the next key', (typed, error) => {
    expect(after(one, ...typed)).toMatchObject({ error });
    expect(after(one, ...typed, 'up')).toMatchObject({ error: undefined });
  });

  it('stands on the first that is possible where nothing is usual', () => {
    expect(opened({ ...one, usual: undefined, choices: choices.slice(1) }).active).toBe(1);
    expect(opened({ ...one, usual: 'gone' }).active).toBe(0);
  });
});

describe('some of several', () => {
  it.each([
    [['return'], answer('a')],
    [['foundry', space, 'return'], answer('a', 'c')],
    [['foundry', space, 'escape', space, 'return'], answer('c')],
    [[ctrl('a'), 'return'], answer('a', 'c')],
    [['foundry', ctrl('a'), ctrl('a'), 'return'], answer('a')],
  ])('%j answers %j', (typed, reply) => {
    expect(after(some, ...typed)).toEqual(reply);
  });

  it.each([
    [[space, 'return'], 'Mark one.'],
    [['down', space], 'not possible: no tokens'],
    [['nobody', space], 'nothing has "nobody"; Esc shows all'],
  ])('%j is told as an error', (typed, error) => {
    expect(after(some, ...typed)).toMatchObject({ error });
  });
});

describe('a text', () => {
  it.each([
    [['return'], answer('gpt-4o')],
    [['chat', 'return'], answer('chat')],
    [[' chat ', 'return'], answer('chat')],
    [['日本語', 'backspace', 'return'], answer('日本')],
    [['a?<b', 'return'], answer('a?<b')],
  ])('%j answers %j', (typed, reply) => {
    expect(after(text, ...typed)).toEqual(reply);
  });

  it('that is wrong stays, to be put right', () => {
    expect(after(text, 'a b', 'return')).toMatchObject({ typed: 'a b', error: 'No blanks.' });
    expect(after(text, 'a b', 'return', ctrl('w'), 'backspace', 'return')).toEqual(answer('a'));
  });

  it('ignores arrows and keys that write nothing', () => {
    expect(after(text, 'up', 'down', ctrl('x'), { name: 'f', meta: true, sequence: '\u001Bf' }, 'return')).toEqual(answer('gpt-4o'));
    expect(after(text, ctrl('a'), 'return')).toEqual(answer('gpt-4o'));
  });
});

describe('going back, and explanations', () => {
  it('goes back by Esc and by <, Esc first taking the filter or the explanation away', () => {
    expect(after(one, 'escape')).toEqual({ kind: 'back' });
    expect(after(one, '<')).toEqual({ kind: 'back' });
    expect(after(text, '<')).toEqual({ kind: 'back' });
    expect(after(one, 'swe', 'escape')).toMatchObject({ typed: '' });
    expect(after(one, 'swe', 'escape', 'escape')).toEqual({ kind: 'back' });
    expect(after(one, '?', 'escape')).toMatchObject({ explains: false });
  });

  it('does not where there is no question before', () => {
    expect(after({ ...one, canGoBack: false }, 'escape')).toMatchObject({ typed: '' });
    expect(after({ ...one, canGoBack: false }, '<')).toMatchObject({ typed: '' });
  });

  it('explains by ?, and no more by another', () => {
    expect(after(one, '?')).toMatchObject({ explains: true });
    expect(after(one, '?', '?')).toMatchObject({ explains: false });
  });
});

describe('what is pasted', () => {
  it('answers nothing by itself, whatever it holds', () => {
    const line = { name: 'return', sequence: '\r' };
    expect(after(text, 'paste-start', 'ch', line, 'at', { name: 'escape', sequence: '\u001B' }, '<?', 'paste-end')).toMatchObject({ typed: 'chat<?', pasting: false });
    expect(after(text, 'paste-start', 'chat', line, 'paste-end', 'return')).toEqual(answer('chat'));
    expect(after(some, 'paste-start', space, 'paste-end')).toMatchObject({ marked: new Set(['a']) });
  });
});
