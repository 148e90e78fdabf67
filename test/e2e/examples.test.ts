import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../commands/registry.ts';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';
import { testWithShared } from '../support/shared.ts';
import { serveSpecs, type SpecServer } from '../support/spec-server.ts';

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
  [/\bmy-images\b/g, 'aoai-eus'],
  [/\bmy-speech\b/g, 'foundry-eus2'],
  [/\bmy-api\b/g, 'azure-openai'],
];

/** Accounts of the examples for pools and bursts. */
const fourRegions = [['swe', 'swedencentral', 'gpt-4o-a'], ['eus', 'eastus', 'gpt-4o-b'], ['jpe', 'japaneast', 'gpt-4o-c'], ['uks', 'uksouth', 'gpt-4o-d']]
  .map(([name = '', region = '', other = '']) => `  - { name: ${name}, resourceGroup: rg-ai, region: ${region}, kind: OpenAI, deployments: [${['gpt-4o', other].map((deployment) => `{ name: ${deployment}, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 10000, requestsPerMinute: 60 }`).join(', ')}] }\n`)
  .join('');

/** What there is when an example begins, besides an import: something to look at, to change or to take back. */
const before: readonly (readonly [RegExp, string])[] = [
  [/--api azure-openai-v1/, 'import --account swe --spec builtin-v1'],
  [/^pool (show|add-member)/, 'pool create gpt-4o --member swe/gpt-4o --member eus/gpt-4o'],
  [/^pool remove-member/, 'pool create gpt-4o --member swe/gpt-4o --member eus/gpt-4o --member uks/gpt-4o'],
  [/^burst (show|disable)/, 'burst enable --main swe/gpt-4o --spill eus/gpt-4o'],
];

/** As a POSIX shell would split it; the examples quote nothing. */
function wordsOf(line: string): readonly string[] {
  const adapted = names.reduce((text, [ours, there]) => text.replaceAll(ours, there), line);
  expect(adapted).toMatch(/^apim-llm [^'"$\\]+$/);
  return adapted.split(' ').slice(1);
}

let azure: TestAzure;
let server: SpecServer;
beforeAll(async () => {
  [azure, server] = await Promise.all([startTestAzure({ clock: 'virtual', edit: (demo) => demo.replace('\n# Application Insights components.', `\n${fourRegions}$&`).replace('tokensPerMinute: 10000', 'tokensPerMinute: 10000000').replace('requestsPerMinute: 60', 'requestsPerMinute: 6000') }), serveSpecs()]);
  writeFileSync(path.join(azure.folder, '2024-10-21.json'), description);
});
afterAll(() => Promise.all([azure.stop(), server.stop()]));

let isImported = false;

/** One Azure for all: what an example wrote is forgotten before the next one. */
async function startAnew(imported: boolean): Promise<void> {
  if (azure.writes().length === 0 && imported === isImported) return;
  expect((await azure.control('reset', {})).status).toBeLessThan(300);
  if (imported) expect((await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes'])).code).toBe(0);
  isImported = imported;
  azure.forget();
}

const commands = await Promise.all(registry.map((entry) => entry.load()));
const examples = commands.filter(({ does, path: [first] }) => does !== 'other' || first === 'undo').flatMap(({ examples: lines, does }) => lines.map(({ line }) => ({ line, does })));
/** A version in the place where one is downloaded. */
const downloads = /--api-version|spec show \d/;

async function run(line: string, does: string): Promise<{ readonly code: number; readonly tells: boolean; readonly errors: readonly string[] }> {
  const words = wordsOf(line);
  const imports = words[0] === 'import';
  const options = { env: { APIM_LLM_SPEC_BASE_URL: server.url }, withoutAzure: does === 'local' };
  // There is something to look at, or to take back.
  if (does !== 'local') await startAnew(!imports);
  for (const [, first] of before.filter(([pattern]) => pattern.test(words.join(' ')))) await runCli(azure, [...first.split(' '), '--service', 'apim-demo', '--yes']);
  const { code, stdout, stderr } = await runCli(azure, [...words, ...(does === 'plan' && !words.includes('--dry-run') ? ['--yes'] : [])], options);
  return { code, tells: stdout !== '', errors: stderr.split('\n').filter((each) => each.includes('error:')) };
}

/** What an example does that works. */
const works = { code: 0, tells: true, errors: [] };

describe('every example of the help', () => {
  test.each(examples.filter(({ line }) => !downloads.test(line)))('$line', async ({ line, does }) => {
    expect(await run(line, does)).toEqual(works);
  });

  for (const { line, does } of examples.filter((each) => downloads.test(each.line))) {
    testWithShared(line, 'specs/aoai', async () => {
      expect(await run(line, does)).toEqual(works);
    });
  }
});
