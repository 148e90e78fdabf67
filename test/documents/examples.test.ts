import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { globalsOf } from '../../src/cli/command-globals.ts';
import { parseArguments } from '../../src/cli/parse.ts';
import { allDocuments, withoutComment } from '../support/documents.ts';
import { apart, commandOf, downloads, startExampleAzure, wordsOf, type ExampleAzure } from '../support/example-lines.ts';
import { testWithShared } from '../support/shared.ts';

interface Example {
  readonly line: string;
  readonly code: number;
  readonly file: string;
}

const commands = await Promise.all(registry.map((entry) => entry.load()));
/** Lines that test/e2e/examples.test.ts runs. */
const inHelp = new Set(commands.filter(({ path }) => !apart.includes(path.join(' '))).flatMap(({ examples }) => examples.map(({ line }) => line)));

/** `apim-llm …` as it stands in a line of a shell, perhaps behind npx or npm, or inside of another command. */
function commandIn(typed: string): string | undefined {
  const line = typed.replace(/^npx (?=apim-llm\b)/, '').replace(/^npm run apim -- /, 'apim-llm ');
  return /^apim-llm \S/.test(line) ? line : /\$\((apim-llm [^)]*)\)/.exec(line)?.[1];
}

/** Each line once; a comment that ends with (exit 3) says what it ends with, else it is 0. */
const examples = [...new Map(
  allDocuments().flatMap(({ blocks, file }) =>
    blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) =>
      text.split('\n').flatMap((row): readonly (readonly [string, Example])[] => {
        const { comment, typed } = withoutComment(row);
        const line = commandIn(typed);
        const code = Number(/\((?:exit|終了コード) (\d+)\)$/.exec(comment)?.[1] ?? 0);
        return line === undefined || inHelp.has(line) ? [] : [[`${line} ${code}`, { line, code, file }]];
      }),
    ),
  ),
).values()];
const run = examples.filter(({ line }) => !apart.includes(commandOf(wordsOf(line))));

it('are found, and say one thing in both languages', () => {
  expect(run.length).toBeGreaterThan(30);
  expect(examples.filter(({ line }, index) => examples.findIndex((other) => other.line === line) !== index).map(({ file, line }) => `${file}: ${line}`)).toEqual([]);
});

describe('every line of the documents', () => {
  let azure: ExampleAzure;
  beforeAll(async () => {
    azure = await startExampleAzure();
  });
  afterAll(() => azure.stop());

  test.each(run.filter(({ line }) => !downloads.test(line)))('$file: $line', async ({ code, line }) => {
    expect(await azure.run(line)).toEqual({ code, tells: true, errors: [] });
  });

  for (const { code, file, line } of run.filter((example) => downloads.test(example.line))) {
    testWithShared(`${file}: ${line}`, 'specs/aoai', async () => {
      expect(await azure.run(line)).toEqual({ code, tells: true, errors: [] });
    });
  }
});

describe('lines that start, stop or ask something', () => {
  test.each(examples.filter((example) => !run.includes(example)).map(({ file, line }) => [file, line] as const))('%s: %s', (_, line) => {
    const words = wordsOf(line);
    const name = commandOf(words);
    const command = commands.find(({ path }) => path.join(' ') === name);
    if (command === undefined) throw new Error(`no command: ${line}`);
    const options = [...command.options, ...globalsOf(command)];
    expect(() => parseArguments(`apim-llm ${name}`, { options }, words.slice(command.path.length))).not.toThrow();
  });
});
