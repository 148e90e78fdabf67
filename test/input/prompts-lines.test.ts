import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/cli/wizard/texts/en.ts';
import { askOption, askYesNo, type Asking } from '../../src/input/prompts.ts';
import { askByLine, type LineView } from '../../src/input/prompts-lines.ts';
import type { OneOf, Question, Reply, SomeOf, TextOf } from '../../src/model/question.ts';

const asked = { text: 'Which?', label: 'It', help: ['Some help.'], canGoBack: true };
const choices = [{ value: 'a', name: 'alpha' }, { value: 'b', name: 'beta', refused: 'it is old' }, { value: 'c', name: 'gamma' }];
const one: OneOf = { ...asked, kind: 'one', choices, usual: 'c' };
const some: SomeOf = { ...asked, kind: 'some', choices, usual: ['a'], check: (values) => (values.length === 0 ? 'Mark one.' : undefined) };
const text: TextOf = { ...asked, kind: 'text', usual: 'gpt-4o', check: (typed) => (typed.includes(' ') ? 'No blanks.' : undefined) };
const view: LineView = {
  words: english.words,
  list: (question, typed) => [`LIST ${question.text} ${typed}`.trim()],
  explain: ({ help }) => help,
  error: (error) => [`ERROR ${error}`],
  prompt: () => '> ',
};

function terminal(signal = new AbortController().signal) {
  const input = new PassThrough();
  const written: Buffer[] = [];
  const output = new PassThrough().on('data', (chunk: Buffer) => written.push(chunk));
  return { input, asking: { input, output, signal, colours: false, byLine: true } satisfies Asking, text: () => Buffer.concat(written).toString() };
}

/** Each line when it is asked for. */
async function after(question: Question, ...lines: readonly string[]): Promise<{ readonly reply: Reply; readonly shown: readonly string[] }> {
  const { asking, input, text: all } = terminal();
  const replying = askByLine(question, view, asking);
  for (const line of lines) {
    input.write(`${line}\n`);
    await new Promise((resolve) => setImmediate(resolve));
  }
  input.end();
  return { reply: await replying, shown: all().split('\n') };
}

const answer = (...values: readonly string[]): Reply => ({ kind: 'answer', values });

describe('questions by line', () => {
  it.each<[OneOf | SomeOf | TextOf, readonly string[], Reply]>([
    [one, [''], answer('c')],
    [one, ['1'], answer('a')],
    [one, ['ALPHA'], answer('a')],
    [one, [' a '], answer('a')],
    [{ ...one, choices: [{ value: 'x', name: 'Team one' }, { value: 'y', name: 'Team two' }] }, ['team two'], answer('y')],
    [{ ...one, choices: [{ value: 'x', name: 'Team' }, { value: 'y', name: 'Team' }] }, ['team', '2'], answer('y')],
    [one, ['9', '0', '2', '1,3', '-', '1'], answer('a')],
    [some, [''], answer('a')],
    [some, ['3, 1'], answer('a', 'c')],
    [some, ['-', '1 gamma'], answer('a', 'c')],
    [some, ['1,2', '3'], answer('c')],
    [text, [''], answer('gpt-4o')],
    [text, ['a b', 'chat'], answer('chat')],
    [one, ['<'], { kind: 'back' }],
    [text, ['<'], { kind: 'back' }],
    [one, [], { kind: 'left' }],
  ])('%o', async (question, lines, reply) => {
    expect((await after(question, ...lines)).reply).toEqual(reply);
  });

  it('explain themselves, say what is wrong, and narrow their list', async () => {
    expect((await after(one, '?', 'nobody', '2', 'mm', '1')).shown).toEqual(['LIST Which?', '> Some help.', '> ERROR There is no "nobody" here.', '> ERROR not possible: it is old', '> LIST Which? mm', '> ']);
    expect((await after({ ...one, canGoBack: false }, '<', '1')).shown).toContain('> ERROR There is no "<" here.');
    expect((await after(some, '-', '1')).shown).toContain('> ERROR Mark one.');
  });

  it('end with a Ctrl-C', async () => {
    const stop = new AbortController();
    const { asking } = terminal(stop.signal);
    const replying = askByLine(one, view, asking);
    stop.abort();
    expect(await replying).toEqual({ kind: 'left' });
    expect(await askByLine(one, view, asking)).toEqual({ kind: 'left' });
  });

  it('take one line of what was pasted', async () => {
    const { asking, input } = terminal();
    const replying = askByLine(text, view, asking);
    input.write('one\ntwo\nthree\n');
    expect(await replying).toEqual(answer('one'));
  });
});

describe('questions of commands, by line', () => {
  it('take an option as the command line would, and say what is wrong', async () => {
    const { asking, input, text: all } = terminal();
    const asking1 = askOption({ name: 'parallel', type: 'integer', help: 'steps', ask: 'How many?' }, asking);
    input.write('many\n');
    await new Promise((resolve) => setImmediate(resolve));
    input.write('4\n');
    expect(await asking1).toEqual(['4']);
    expect(all()).toContain('"many" is not a whole number');
    const asking2 = askOption({ name: 'member', type: 'list', help: 'members' }, asking);
    input.write('a, b\n');
    expect(await asking2).toEqual(['a', 'b']);
  });

  it.each([['', true, true], ['', false, false], ['no', true, false], ['Y', false, true], ['what\nyes', false, true]])('take %j, usually %s, for %s', async (typed, otherwise, yes) => {
    const { asking, input } = terminal();
    const asked1 = askYesNo('Apply?', otherwise, asking);
    for (const line of typed.split('\n')) {
      input.write(`${line}\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await asked1).toBe(yes);
  });

  it('are cancelled where the input ends', async () => {
    const { asking, input } = terminal();
    const yes = askYesNo('Apply?', true, asking);
    input.end();
    await expect(yes).rejects.toMatchObject({ code: 'Cancelled', exitCode: 130 });
  });
});
