import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keptNames } from '../../../src/cli/complete/kept-names.ts';
import { startTestAzure, type TestAzure } from '../../support/local-azure.ts';
import { runCli } from '../../support/run-cli.ts';

let azure: TestAzure;
beforeAll(async () => {
  azure = await startTestAzure();
  await runCli(azure, ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes']);
});
afterAll(() => azure.stop());

const complete = async (...words: string[]): Promise<readonly string[]> => {
  const { code, stdout, stderr } = await runCli(azure, ['__complete', '--', '--emulator-at', azure.readyFile, ...words], { realTime: true });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').filter((line) => line !== '');
};

describe('names of resources', () => {
  it('come from Azure: services, accounts, deployments, models, APIs, operations', async () => {
    expect(await complete('import', '--service', '')).toEqual(['apim-demo\trg-ai Sweden Central']);
    expect(await complete('-g', '')).toEqual(['rg-ai\tapim-demo']);
    expect(await complete('import', '--account', 'aoai')).toEqual(['aoai-swe\tOpenAI swedencentral', 'aoai-eus\tOpenAI eastus']);
    expect(await complete('burst', 'enable', '--main', 'aoai-swe/g')).toEqual(['aoai-swe/gpt-4o\tgpt-4o 2024-08-06 Standard swedencentral']);
    expect(await complete('pool', 'create', 'x', '--model', 'gpt')).toEqual(['gpt-4o\tgpt-4o 2024-08-06', 'gpt-4o-mini\tgpt-4o-mini 2024-07-18']);
    expect(await complete('status', '--service', 'apim-demo', '--api', '')).toEqual(['azure-openai\t/openai']);
    expect((await complete('prune-ops', '--service', 'APIM-DEMO', '--allow', 'chat')).length).toBeGreaterThan(0);
    expect(await complete('status', '--subscription', '')).toEqual([expect.stringMatching(/^00000000-0000-0000-0000-000000000001\t/)]);
  });

  it('are none where the line does not say of which service, or names one that is not there', async () => {
    expect(await complete('status', '--api', '')).toEqual([]);
    expect(await complete('pool', 'show', '--service', 'nobody', '')).toEqual([]);
  });

  it('are found through the quotes of a shell where it leaves them in', async () => {
    const { stdout } = await runCli(azure, ['__complete', '--quoted', '--', '--emulator-at', `"${azure.readyFile}"`, 'status', '--service', "'apim-demo'", '--api', '"az'], { realTime: true });
    expect(stdout).toBe('azure-openai\t/openai\n');
  });

  it('are none where nobody answers in time', async () => {
    // Time that takes none is over at once. Nothing is known yet of what belongs to this name.
    expect(await runCli(azure, ['__complete', '--', '--emulator-at', azure.readyFile, 'import', '--service', 'else', '--account', ''])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });

  it('are asked for once in five minutes, in a file that is the user’s alone', async () => {
    const folder = path.join(azure.folder, 'cache', 'names');
    azure.forget();
    await complete('import', '--account', 'x');
    expect(azure.exchanges.length).toBe(0);
    for (const file of readdirSync(folder)) {
      expect(readFileSync(path.join(folder, file), 'utf8')).not.toContain(azure.azure.ready.token);
      expect(process.platform === 'win32' ? 0o600 : statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
    }
  });
});

describe('kept names', () => {
  it('are asked for again when they are old, from the future, or no longer readable', async () => {
    const cacheFolder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
    let now = 1_000_000;
    let asked = 0;
    const ask = () => keptNames({ cacheFolder, now: () => now, random: () => 0.5 }, ['account', undefined], () => Promise.resolve([{ value: `${++asked}`, help: '' }]));
    try {
      expect((await ask())[0]?.value).toBe('1');
      now += 299_999;
      expect((await ask())[0]?.value).toBe('1');
      now += 1;
      expect((await ask())[0]?.value).toBe('2');
      now -= 1;
      expect((await ask())[0]?.value).toBe('3');
    } finally {
      rmSync(cacheFolder, { recursive: true });
    }
  });

  it('are none for half a minute where nobody answers', async () => {
    const cacheFolder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
    let now = 1_000_000;
    let asked = 0;
    const ask = () => keptNames({ cacheFolder, now: () => now, random: () => 0.5 }, ['account'], () => (++asked === 1 ? Promise.reject(new Error('no network')) : Promise.resolve([{ value: 'a', help: '' }])));
    try {
      expect(await ask()).toEqual([]);
      now += 29_999;
      expect([await ask(), asked]).toEqual([[], 1]);
      now += 1;
      expect(await ask()).toEqual([{ value: 'a', help: '' }]);
    } finally {
      rmSync(cacheFolder, { recursive: true });
    }
  });

  it('are told where they cannot be kept', async () => {
    const nowhere = path.join(import.meta.filename, 'below-a-file');
    expect(await keptNames({ cacheFolder: nowhere, now: () => 1, random: () => 0.5 }, [], () => Promise.resolve([{ value: 'a', help: '' }]))).toEqual([{ value: 'a', help: '' }]);
  });
});

describe('a completion that finds nothing', () => {
  it('says nothing, and ends with 0: no ready file, a configuration that is none', async () => {
    const run = (...words: string[]) => runCli(azure, ['__complete', '--', ...words, '--emulator-at=/nowhere/ready.json', '--account', ''], { realTime: true });
    expect(await run('import')).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(await runCli(azure, ['__complete', '--', `--emulator-at=${azure.readyFile}`, 'import', '--config', 'none.yaml', '--account', ''], { realTime: true })).toMatchObject({ code: 0, stdout: '', stderr: '' });
  });
});

describe('apim-llm completion', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('prints a script for %s that asks this program', async (shell) => {
    const { code, stdout, json } = await runCli(azure, ['completion', shell, '--json'], { withoutAzure: true });
    expect(code).toBe(0);
    expect(json.result.script).toContain('__complete');
    expect((await runCli(azure, ['completion', shell], { withoutAzure: true })).stdout.trimEnd()).toBe(json.result.script.trimEnd());
    expect(stdout).not.toContain('\u001b');
  });

  it('names the shells that it knows', async () => {
    const { code, stderr } = await runCli(azure, ['completion', 'pwsh'], { withoutAzure: true });
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean powershell?');
  });

  it.runIf(process.platform === 'linux')('gives bash a script that puts what is told behind the cursor', async () => {
    const { stdout } = await runCli(azure, ['completion', 'bash'], { withoutAzure: true });
    const script = `${stdout}
apim-llm() { printf '%s\\n' "$*" >&2; printf -- '--main=my pool/a\\thelp\\nplain\\t\\n'; }
COMP_WORDS=(apim-llm burst enable --main = my); COMP_CWORD=5
_apim_llm_complete apim-llm 2>/dev/null
printf '<%s>' "\${COMPREPLY[@]}"`;
    expect(execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' })).toBe(String.raw`<my\ pool/a><plain>`);
  });
});
