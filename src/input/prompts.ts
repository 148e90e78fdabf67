import type { OptionSpec } from '../../commands/command.ts';
import { UserError } from '../model/user-error.ts';
import { typed } from './raw-value.ts';
import { commaList } from './resolve.ts';

/** Where questions are asked: never on stdout, which carries the result. */
export interface Asking {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  readonly colours: boolean;
  /** The cursor is not moved: what is typed is read line by line. */
  readonly byLine: boolean;
}

const same = (text: string): string => text;

/** For --no-color, which inquirer does not know; NO_COLOR it does. */
const colourless = {
  prefix: { idle: '?', done: '✔' },
  style: { answer: same, message: same, error: (text: string) => `> ${text}`, defaultAnswer: (text: string) => `(${text})`, help: same, highlight: same, key: (text: string) => `<${text}>` },
};

/**
 * Asks for a value and answers it as the command line would have given it.
 * @param from what a refusal names
 */
export async function askOption(spec: OptionSpec, asking: Asking, from = `--${spec.name}`): Promise<readonly string[]> {
  const message = spec.ask ?? `${spec.help}?`;
  if (asking.byLine) return askLine(spec, message, asking, from);
  const valid = (text: string): true | string => complaint(spec, text, from) ?? true;
  switch (spec.type) {
    case 'switch':
      return [String(await askYesNo(message, spec.default === true, asking))];
    case 'choice':
      return [await ask<string>({ type: 'select', message, choices: [...(spec.choices ?? [])] }, asking)];
    case 'list':
      return commaList(await ask<string>({ type: 'input', message: `${message} (several by comma)`, validate: valid }, asking));
    case 'text':
    case 'integer':
      return [await ask<string>({ type: 'input', message, validate: valid }, asking)];
  }
}

function complaint(spec: OptionSpec, text: string, from: string): string | undefined {
  try {
    typed(spec, { texts: spec.type === 'list' ? nonEmptyList(text) : [text], from });
    return undefined;
  } catch (error) {
    return error instanceof UserError ? error.message : String(error);
  }
}

/** The same without a cursor that moves. */
async function askLine(spec: OptionSpec, message: string, asking: Asking, from: string): Promise<readonly string[]> {
  const { readLine } = await import('./prompts-lines.ts');
  const wanted = spec.type === 'list' ? ' (several by comma)' : spec.type === 'choice' ? ` (${(spec.choices ?? []).join(', ')})` : spec.type === 'switch' ? ' (yes or no)' : '';
  for (;;) {
    asking.output.write(`${message}${wanted} `);
    const line = await readLine(asking);
    if (line === undefined) throw cancelled();
    const wrong = complaint(spec, line.trim(), from);
    if (wrong === undefined) return spec.type === 'list' ? commaList(line) : [line.trim()];
    asking.output.write(`${wrong}\n`);
  }
}

function nonEmptyList(text: string): readonly string[] {
  const parts = commaList(text);
  return parts.length === 0 ? [''] : parts;
}

export async function askYesNo(message: string, otherwise: boolean, asking: Asking): Promise<boolean> {
  if (asking.byLine) return askYesNoByLine(message, otherwise, asking);
  return ask<boolean>({ type: 'confirm', message, default: otherwise }, asking);
}

async function askYesNoByLine(message: string, otherwise: boolean, asking: Asking): Promise<boolean> {
  const { readLine } = await import('./prompts-lines.ts');
  for (;;) {
    asking.output.write(`${message} (${otherwise ? 'Y/n' : 'y/N'}) `);
    const line = (await readLine(asking))?.trim().toLowerCase();
    if (line === undefined) throw cancelled();
    if (line === '') return otherwise;
    if (/^(y|yes|n|no)$/.test(line)) return line.startsWith('y');
  }
}

interface Question {
  readonly type: 'input' | 'select' | 'confirm';
  readonly message: string;
  readonly choices?: readonly string[];
  readonly default?: boolean;
  readonly validate?: (text: string) => true | string;
}

async function ask<Answer>(question: Question, { input, output, signal, colours }: Asking): Promise<Answer> {
  const { default: inquirer } = await import('inquirer');
  const prompt = inquirer.createPromptModule({ input, output, signal });
  try {
    const answers = (await prompt([{ ...question, name: 'answer', ...(colours ? {} : { theme: colourless }) }] as never)) as { answer: Answer };
    return answers.answer;
  } catch (error) {
    // Told apart by name: a bundle may hold the class twice.
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) throw cancelled();
    throw error;
  }
}

export function cancelled(): UserError {
  return new UserError('Cancelled', 130, 'Cancelled, nothing was changed.');
}
