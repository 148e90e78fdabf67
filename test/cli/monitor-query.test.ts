import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli, type CliRun } from '../support/run-cli.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(path.join(folder, 'prices.json'), '{"currency": "USD", "perMillionTokens": {"gpt-4o": {"prompt": 2.5, "completion": 10}}}');

const run = (...argv: readonly string[]): Promise<CliRun> => runCli({ folder, readyFile: '' }, argv, { withoutAzure: true });

describe('monitor query without Azure', () => {
  it('lists the queries', async () => {
    const { code, stdout } = await run('monitor', 'query');
    expect([code, stdout.split('\n')[0]]).toEqual([0, '  operations   requests per operation and result']);
    const { json } = await run('monitor', 'query', '--json');
    expect(json).toMatchObject({ command: 'monitor query', status: 'ok' });
    expect(json.result.queries.map(({ name }: { readonly name: string }) => name)).toEqual(['operations', 'backends', 'failover', 'throttling', 'latency', 'tokens', 'cost']);
  });

  it('prints a query with its values', async () => {
    const { code, stdout } = await run('monitor', 'query', 'Throttling', '--service', 'my"apim', '--api', 'a', '--since', '7d', '--kql');
    expect(code).toBe(0);
    expect(stdout).toContain('\nlet service = "my\\"apim"; // parameter: ');
    expect(stdout).toContain('\nlet api = "a"; // parameter: ');
    expect(stdout).toContain('\nlet step = 12h; // parameter: ');
    const { json } = await run('monitor', 'query', 'cost', '--kql', '--json', '--prices', 'prices.json');
    expect(json.result).toMatchObject({ query: 'cost', kql: expect.stringContaining('let prices = datatable (PricedModel: string, PromptPrice: real, CompletionPrice: real) ["gpt-4o", 2.5, 10.0];') as string });
  });

  it.each([
    [['falover'], 'UnknownQuery', 'Did you mean failover?\nThere are: operations, backends, failover, throttling, latency, tokens, cost'],
    [['tokens', '--prices', 'prices.json'], 'OptionsConflict', 'Leave it out, or write: apim-llm monitor query cost --prices FILE'],
    [['cost', '--prices', 'none.json'], 'FileUnreadable', 'Check the path'],
    [['operations', '--since', 'soon'], 'InvalidValue', 'Write how long ago, --since 1h'],
    [['operations', '--since', '1h', '--until', '2h'], 'InvalidValue', '--since 2h --until 1h'],
    [['operations', '--workspace', 'w', '--app-insights', 'a'], 'OptionsConflict', 'Keep one of them.'],
    [['operations'], 'MissingInput', '--service'],
  ])('%j is refused', async (argv, error, hint) => {
    const { code, json } = await run('monitor', 'query', ...argv, '--json');
    expect([code, json.error.code]).toEqual([2, error]);
    expect(json.error.hint).toContain(hint);
  });

  it('says how the missing service is given', async () => {
    const { stderr } = await run('monitor', 'query', 'operations', '--since', '2h');
    expect(stderr).toContain('monitor query needs 1 more value: --service');
    expect(stderr).toContain('try: apim-llm monitor query operations --since 2h --service');
  });

  it('does not take the token of ARM for logs', async () => {
    const { code, stderr } = await runCli({ folder, readyFile: '' }, ['monitor', 'query', 'operations', '--workspace', '11111111-2222-3333-4444-555555555555'], { withoutAzure: true, env: { AZURE_ACCESS_TOKEN: 'of-arm-only' } });
    expect(code).toBe(4);
    expect(stderr).toContain('  export APIM_LLM_LOGS_TOKEN="$(az account get-access-token --resource https://api.loganalytics.io --query accessToken --output tsv)"');
  });
});

describe('monitor tail', () => {
  it.each([
    [['--interval', '500ms'], 'InvalidValue'],
    [['--for', 'ever'], 'InvalidValue'],
    [['--json-lines'], 'OptionsConflict'],
  ])('%j is refused', async (argv, error) => {
    const { code, json } = await run('monitor', 'tail', '--service', 's', ...argv, '--json');
    expect([code, json.error.code]).toEqual([2, error]);
  });
});
