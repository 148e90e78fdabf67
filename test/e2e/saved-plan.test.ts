import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliOptions, type CliRun } from '../support/run-cli.ts';
import { faultsOfPlanFile } from '../support/schemas.ts';
import { worldOf } from '../support/world.ts';

let azure: TestAzure;
afterEach(() => azure.stop());

const target = ['--service', 'apim-demo'];
const importLine = ['import', ...target, '--account', 'aoai-swe'];

function planned(line: readonly string[] = importLine, options: CliOptions = {}): Promise<CliRun> {
  return runCli(azure, [...line, '--dry-run', '--out', 'plan.json'], options);
}

function applied(more: readonly string[] = [], options: CliOptions = {}): Promise<CliRun> {
  return runCli(azure, ['apply', '--plan', 'plan.json', '--yes', ...more], options);
}

/** The world after the same commands without a plan file. */
async function worldAfter(...lines: readonly (readonly string[])[]): Promise<unknown> {
  const other = await startTestAzure();
  try {
    for (const line of lines) expect((await runCli(other, [...line, '--yes'])).code).toBe(0);
    return await worldOf(other);
  } finally {
    await other.stop();
  }
}

let importedWorld: Promise<unknown> | undefined;
const imported = (): Promise<unknown> => (importedWorld ??= worldAfter(importLine));

async function refusing(nth: number, method = 'PUT'): Promise<void> {
  await azure.control('faults', [{ match: { plane: 'arm', method, path: '**', nth }, respond: { status: 400, body: { error: { code: 'ValidationError', message: 'not now' } } } }]);
}

describe('a saved plan', () => {
  test('is applied as the command itself would have been, and the second time there is nothing to do', async () => {
    azure = await startTestAzure();
    const plan = await planned();
    expect(plan.stdout).toContain('4 to create');
    expect(plan.stderr).toContain('The plan is saved in');
    expect(azure.writes()).toEqual([]);
    const file = path.join(azure.folder, 'plan.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(faultsOfPlanFile(JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);

    expect((await applied(['--dry-run', '--exit-code'])).code).toBe(3);
    expect(azure.writes()).toEqual([]);
    const first = await applied(['--json']);
    expect(first.json).toMatchObject({ command: 'apply', status: 'ok', result: { api: { name: 'azure-openai' } }, plan: { summary: { create: 4, update: 1 } } });
    expect(await worldOf(azure)).toEqual(await imported());

    azure.forget();
    const second = await applied();
    expect(second.stdout).toContain('This plan is applied already.');
    expect([second.code, azure.writes()]).toEqual([0, []]);
    // Taken back, it can be applied once more; the identity stayed.
    expect((await runCli(azure, ['undo', ...target, '--yes'])).code).toBe(0);
    expect((await applied()).stderr).toContain('1 of 5 steps');
    expect(await worldOf(azure)).toEqual(await imported());
  });

  test.each([2, 3, 4])('is carried on where write %i failed, without what is done', async (nth) => {
    azure = await startTestAzure({ refusals: true });
    await planned();
    await refusing(nth);
    const broken = await applied();
    expect(broken.code, broken.stderr).toBe(7);
    expect(broken.stderr).toContain('Run the same command again to continue.');
    await azure.control('faults', []);
    const writes = azure.writes().length;
    azure.forget();
    const again = await applied();
    expect(again.stderr).toMatch(/Part of this plan is applied already: \d of 5 steps\./);
    expect(again.code, again.stderr).toBe(0);
    expect(azure.writes().length).toBe(6 - writes);
    expect(await worldOf(azure)).toEqual(await imported());
  });

  test('is taken back as a whole with --rollback, and can be applied after that', async () => {
    azure = await startTestAzure({ refusals: true });
    await planned();
    await refusing(4);
    const broken = await applied(['--rollback']);
    expect(broken.stderr).toContain('Everything was taken back.');
    await azure.control('faults', []);
    // The identity stays: it is never taken away.
    const again = await applied();
    expect(again.stderr).toContain('1 of 5 steps');
    expect(again.code, again.stderr).toBe(0);
    expect(await worldOf(azure)).toEqual(await imported());
  });

  test('of facade, prune-ops and destroy do what they do without a plan', async () => {
    azure = await startTestAzure({ edit: (demo) => demo.replace('rolePropagation: PT5M', 'rolePropagation: PT0S') });
    const lines = [
      importLine,
      ['facade', 'add', ...target, '--account', 'aoai-eus', '--capability', 'images'],
      ['prune-ops', ...target, '--allow', 'Completions_Create'],
      ['facade', 'remove', ...target, '--capability', 'images'],
      ['destroy', ...target],
    ];
    for (const line of lines) {
      const plan = await planned(line);
      expect(plan.code, plan.stderr).toBe(0);
      const run = await applied();
      expect(run.code, run.stderr).toBe(0);
      const again = await applied();
      expect(again.stdout, line.join(' ')).toContain('This plan is applied already.');
    }
    expect(await worldOf(azure)).toEqual(await worldAfter(...lines));
  });
});
