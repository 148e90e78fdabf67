import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const parameters = ['deployment-id', 'api-version'].map((name) => ({ name, in: name === 'api-version' ? 'query' : 'path', required: true, schema: { type: 'string' } }));
/** Stands for the file that the examples name. */
const description = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Azure OpenAI Service API', version: '2024-10-21' },
  servers: [{ url: 'https://example.test/openai' }],
  paths: { '/deployments/{deployment-id}/chat/completions': { post: { operationId: 'chat', parameters, responses: { 200: { description: 'OK' } } } } },
});
/** What the examples call their service and account, as the demo estate has them. */
const names: readonly (readonly [RegExp, string])[] = [
  [/\bmy-apim\b/g, 'apim-demo'],
  [/\bmy-(openai|aoai)\b/g, 'aoai-swe'],
];

/** As a POSIX shell would split it; the examples quote nothing. */
function wordsOf(line: string): readonly string[] {
  const adapted = names.reduce((text, [ours, there]) => text.replaceAll(ours, there), line);
  expect(adapted).toMatch(/^apim-llm [^'"$\\]+$/);
  return adapted.split(' ').slice(1);
}

let azure: TestAzure;
beforeEach(async () => {
  azure = await startTestAzure();
  writeFileSync(path.join(azure.folder, '2024-10-21.json'), description);
});
afterEach(() => azure.stop());

const commands = await Promise.all(registry.map((entry) => entry.load()));
const examples = commands.filter(({ does, path: [first] }) => does !== 'other' || first === 'undo').flatMap((command) => command.examples);

describe('every example of the help', () => {
  test.each(examples)('$line', async ({ line }) => {
    const words = wordsOf(line);
    const imports = words[0] === 'import';
    // There is something to look at, or to take back.
    if (!imports) await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes']);
    const run = await runCli(azure, [...words, ...(imports && !words.includes('--dry-run') ? ['--yes'] : [])]);
    expect(run.stderr).not.toContain('error:');
    expect(run.code).toBe(0);
    expect(run.stdout).not.toBe('');
  });
});
