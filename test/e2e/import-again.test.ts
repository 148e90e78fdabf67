import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli } from '../support/run-cli.ts';

const user = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ManagedIdentity/userAssignedIdentities/Id-Shared';

const choices: readonly (readonly (readonly string[])[])[] = [
  [[], ['--spec', 'builtin-v1']],
  [[], ['--bearer']],
  [[], ['--identity', user], ['--identity', user.toLowerCase()]],
  [[], ['--path', '/LLM/openai/']],
  [[], ['--api', 'Team.Api_1']],
];
const combinations = choices.reduce<readonly (readonly string[])[]>((all, next) => all.flatMap((before) => next.map((words) => [...before, ...words])), [[]]);

let azure: TestAzure;
beforeAll(async () => {
  // As many exchanges as these would slow the contract check down, and add nothing to what it sees of other tests.
  azure = await startTestAzure({
    refusals: true,
    edit: (demo) => demo.replace('userAssignedIdentities: []', 'userAssignedIdentities: [Id-Shared]').replace('operationIdNormalization: keep', 'operationIdNormalization: documented'),
  });
});
afterAll(() => azure.stop());

test.each(combinations.map((words) => [words.join(' ').replaceAll(/\S+\//g, '') || 'nothing else', words] as const))('a second import with %s plans nothing, and all is as it was made', async (_, words) => {
  await azure.control('reset', {});
  const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', ...words, '--yes', '--json'];
  const first = await runCli(azure, args);
  expect(first.code, JSON.stringify(first.json.error)).toBe(0);
  expect(first.json.result.operations.length).toBeGreaterThan(3);
  azure.forget();
  const second = await runCli(azure, args);
  expect(second.json.plan.summary).toEqual({ create: 0, update: 0, delete: 0, noop: 5 });
  expect(second.json.result.operations).toEqual(first.json.result.operations);
  const status = await runCli(azure, ['status', '--service', 'apim-demo', '--json']);
  expect(status.json.result.resources.map(({ state }: { state: string }) => state)).toEqual(['same', 'same', 'same', 'same', 'same']);
  expect(azure.writes()).toEqual([]);
});

test('a run that changes one thing after another ends where one run with all of them does', async () => {
  const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', '--json'];
  await azure.control('reset', {});
  for (const words of [[], ['--bearer'], ['--path', 'llm'], ['--path', 'llm', '--identity', user]]) expect((await runCli(azure, [...args, ...words])).code, words.join(' ')).toBe(0);
  azure.forget();
  const last = await runCli(azure, [...args, '--bearer', '--path', 'llm', '--identity', user]);
  expect(last.json.plan.summary).toEqual({ create: 0, update: 0, delete: 0, noop: 5 });
});
