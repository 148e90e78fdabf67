import { createInterface } from 'node:readline';
import { filtered, type Choice, type Question, type QuestionWords, type Reply } from '../model/question.ts';
import type { Asking } from './prompts.ts';

/** How questions look where the screen is written from top to bottom only. */
export interface LineView {
  readonly words: QuestionWords;
  /** The question, and by number those of its choices that fit to what was typed. */
  list(question: Question, typed: string): readonly string[];
  explain(question: Question): readonly string[];
  error(text: string): readonly string[];
  /** What stands before the place where somebody types. */
  prompt(question: Question): string;
}

/** Asks one question by lines: for terminals that cannot move a cursor, and for screen readers. */
export async function askByLine(question: Question, view: LineView, asking: Asking): Promise<Reply> {
  const write = (lines: readonly string[]): void => lines.forEach((line) => void asking.output.write(`${line}\n`));
  write(view.list(question, ''));
  for (;;) {
    asking.output.write(view.prompt(question));
    const line = await readLine(asking);
    if (line === undefined) {
      asking.output.write('\n');
      return { kind: 'left' };
    }
    const reply = replyOf(line.trim(), question, view.words);
    if (reply === 'explain') write(view.explain(question));
    else if (typeof reply === 'string') write(view.error(reply));
    else if (reply.kind !== 'left') return reply;
    else write(view.list(question, line.trim()));
  }
}

/** The next line; undefined where there is none any more, or Ctrl-C ended the run. */
export function readLine({ input, signal }: Asking): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input, terminal: false });
    const end = (line: string | undefined): void => {
      // Before it closes: that is told as an end too.
      resolve(line);
      signal.removeEventListener('abort', abort);
      lines.close();
    };
    const abort = (): void => end(undefined);
    lines.once('line', end);
    lines.once('close', () => end(undefined));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}

/** A sentence about what is wrong; `left`: what was typed only narrows the list. */
function replyOf(typed: string, question: Question, words: QuestionWords): Reply | 'explain' | string {
  if (typed === '?') return 'explain';
  if (typed === '<') return question.canGoBack ? { kind: 'back' } : words.lineNoSuch(typed);
  if (question.kind === 'text') {
    const text = typed === '' ? question.usual : typed;
    return question.check(text) ?? { kind: 'answer', values: [text] };
  }
  const usual = question.kind === 'one' ? [question.usual ?? question.choices.find(({ refused }) => refused === undefined)?.value ?? ''] : question.usual;
  const named = typed === '' ? usual : valuesOf(typed, question, words);
  if (typeof named === 'string') return filtered(question.choices, typed).length > 0 ? { kind: 'left' } : named;
  const refused = question.choices.find(({ refused: why, value }) => why !== undefined && named.includes(value));
  if (refused?.refused !== undefined) return words.notYet(refused.refused);
  if (question.kind === 'one') return named.length === 1 ? { kind: 'answer', values: named } : words.lineNoSuch(typed);
  const inOrder = question.choices.map(({ value }) => value).filter((value) => named.includes(value));
  return question.check(inOrder) ?? { kind: 'answer', values: inOrder };
}

/** Values by number or name; a sentence where one is neither. `-` stands for none. */
function valuesOf(typed: string, { choices }: Exclude<Question, { kind: 'text' }>, words: QuestionWords): readonly string[] | string {
  if (typed === '-') return [];
  const whole = theOne(typed, choices);
  if (whole !== undefined) return [whole.value];
  const parts = typed.split(/[,\s]+/).filter((part) => part !== '');
  const found = parts.map((part) => theOne(part, choices));
  const missing = parts[found.findIndex((choice) => choice === undefined)];
  return missing === undefined ? found.flatMap((choice) => (choice === undefined ? [] : [choice.value])) : words.lineNoSuch(missing);
}

/** By number, else by its name or value, which may hold blanks. A name that two have tells none. */
function theOne(typed: string, choices: readonly Choice[]): Choice | undefined {
  if (/^\d+$/.test(typed)) return choices[Number(typed) - 1];
  const found = choices.filter(({ name, value }) => [name, value].some((text) => text.toLowerCase() === typed.toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}
