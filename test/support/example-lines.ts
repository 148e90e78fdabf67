import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { registry } from '../../commands/registry.ts';
import { startTestAzure } from './local-azure.ts';
import { runCli } from './run-cli.ts';
import { serveSpecs } from './spec-server.ts';

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
  [/\bmy-rg\b/g, 'rg-ai'],
  [/\bmy-(openai|aoai)\b/g, 'aoai-swe'],
  [/\bmy-images\b/g, 'aoai-eus'],
  [/\bmy-speech\b/g, 'foundry-eus2'],
  [/\bmy-ptu\b/g, 'swe'],
  [/\bmy-other\b/g, 'eus'],
  [/\b(my|portal)-api\b/g, 'azure-openai'],
  [/\bmy-appi\b/g, 'appi-demo'],
];

/** Accounts of the examples for pools and bursts. */
const fourRegions = [['swe', 'swedencentral', 'gpt-4o-a'], ['eus', 'eastus', 'gpt-4o-b'], ['jpe', 'japaneast', 'gpt-4o-c'], ['uks', 'uksouth', 'gpt-4o-d']]
  .map(([name = '', region = '', other = '']) => `  - { name: ${name}, resourceGroup: rg-ai, region: ${region}, kind: OpenAI, deployments: [${['gpt-4o', other].map((deployment) => `{ name: ${deployment}, model: gpt-4o, version: "2024-08-06", sku: Standard, tokensPerMinute: 10000, requestsPerMinute: 60 }`).join(', ')}] }\n`)
  .join('');

/** What there is when an example begins, besides an import: something to look at, to change or to take back. */
const before: readonly (readonly [RegExp, string])[] = [
  [/--api azure-openai-v1/, 'import --account swe --spec builtin-v1'],
  [/^pool (show|add-member)/, 'pool create gpt-4o --member swe/gpt-4o --member eus/gpt-4o'],
  [/^pool remove-member .*uks/, 'pool create gpt-4o --member swe/gpt-4o --member eus/gpt-4o --member uks/gpt-4o'],
  [/^pool remove-member .*jpe/, 'pool create gpt-4o --member swe/gpt-4o --member eus/gpt-4o --member jpe/gpt-4o'],
  [/^apply/, 'prune-ops --allow Completions_Create --dry-run --out plan.json'],
  [/^burst (show|disable)/, 'burst enable --main swe/gpt-4o --spill eus/gpt-4o'],
  [/^monitor (query|tail|disable|workbook|alerts)/, 'monitor enable --app-insights appi-demo'],
  [/^monitor tail/, 'probe --requests 1 --model gpt-4o'],
];

const actionGroup = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.Insights/actionGroups/ops?api-version=2023-01-01';

/** A version in the place where one is downloaded. */
export const downloads = /--api-version|spec show \d/;

/** Commands that stay, ask, or start something: `runCli` has no process for them. */
export const apart: readonly string[] = ['emulator start', 'emulator stop', 'wizard', 'demo'];

/** The words of the command that a line is about, the longest that are registered. */
export function commandOf(words: readonly string[]): string {
  const found = registry.map((entry) => entry.path).filter((known) => known.every((word, index) => words[index] === word));
  return found.toSorted((one, other) => other.length - one.length)[0]?.join(' ') ?? '';
}

/** As a POSIX shell would split it, what stands in quotes whole; without what a pipe or a redirection would do with the answer. */
export function wordsOf(line: string): readonly string[] {
  const adapted = names.reduce((text, [ours, there]) => text.replaceAll(ours, there), line);
  const [, typed] = /^apim-llm ((?:[^'"$\\|>]|"[^"$\\]*"|'[^']*')+?)(?: +[|>] .*)?$/.exec(adapted) ?? [];
  if (typed === undefined) throw new Error(`not a plain line: ${line}`);
  return [...typed.matchAll(/(?:[^\s'"]|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}

export interface ExampleRun {
  readonly code: number;
  readonly tells: boolean;
  readonly errors: readonly string[];
}

export interface ExampleAzure {
  /** Runs a line as it stands, on what it needs; what others wrote before is forgotten. */
  run(line: string): Promise<ExampleRun>;
  stop(): Promise<unknown>;
}

/** One local Azure for many lines. */
export async function startExampleAzure(): Promise<ExampleAzure> {
  const [azure, server] = await Promise.all([
    startTestAzure({ clock: 'virtual', edit: (demo) => demo.replace('\n# Application Insights components.', `\n${fourRegions}$&`).replace('tokensPerMinute: 10000', 'tokensPerMinute: 10000000').replace('requestsPerMinute: 60', 'requestsPerMinute: 6000') }),
    serveSpecs(),
  ]);
  writeFileSync(path.join(azure.folder, '2024-10-21.json'), description);
  writeFileSync(path.join(azure.folder, 'prices.json'), JSON.stringify({ perMillionTokens: { 'gpt-4o': { prompt: 2.5, completion: 10 } } }));
  const kinds = new Map((await Promise.all(registry.map((entry) => entry.load()))).map((command) => [command.path.join(' '), command.does]));
  let isImported = false;

  const startAnew = async (imported: boolean): Promise<void> => {
    if (azure.writes().length === 0 && imported === isImported) return;
    const { status } = await azure.control('reset', {});
    const { code, stderr } = imported ? await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes']) : { code: 0, stderr: '' };
    if (status >= 300 || code !== 0) throw new Error(`the local Azure did not start anew: ${status} ${stderr}`);
    isImported = imported;
    azure.forget();
  };

  return {
    async run(line) {
      const words = wordsOf(line);
      const command = commandOf(words);
      const does = kinds.get(command);
      // There is something to look at, or to take back.
      if (does !== 'local') await startAnew(command !== 'import');
      if (words.includes('--action-group')) await azure.ask('PUT', actionGroup, { location: 'Global', properties: { groupShortName: 'ops', enabled: true } });
      for (const [, first] of before.filter(([pattern]) => pattern.test(words.join(' ')))) await runCli(azure, [...first.split(' '), '--service', 'apim-demo', ...(first.startsWith('probe') ? [] : ['--yes'])]);
      const confirms = (does === 'plan' || command === 'apply' || command === 'undo') && !words.some((word) => ['--dry-run', '--yes'].includes(word));
      const endless = command === 'monitor tail' && !words.includes('--for');
      const { code, stdout, stderr } = await runCli(azure, [...words, ...(confirms ? ['--yes'] : []), ...(endless ? ['--for', '1s'] : [])], { env: { APIM_LLM_SPEC_BASE_URL: server.url }, withoutAzure: does === 'local' });
      return { code, tells: stdout !== '', errors: stderr.split('\n').filter((each) => each.includes('error:')) };
    },
    stop: () => Promise.all([azure.stop(), server.stop()]),
  };
}
