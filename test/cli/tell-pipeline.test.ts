import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeAzure } from './fake-azure.ts';
import { fakeIo, ran, type FakeIo, type Ran } from './fake-io.ts';
import { makeEntry } from './make-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const plan = 'make --service apim-demo --backend a --url http://x.test --dry-run';

function inPipeline(env: Record<string, string>, line = plan, more: object = {}): Promise<Ran> {
  const io: FakeIo = fakeIo({ azure: fakeAzure(), env, ...more });
  return ran(line, io, [makeEntry]);
}

describe('in GitHub Actions', () => {
  const env = (): Record<string, string> => ({ GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md') });

  test('a warning is marked on stderr, and the plan is added to the summary of the step', async () => {
    writeFileSync(path.join(folder, 'summary.md'), 'before\n');
    const { code, err, out } = await inPipeline(env());
    expect(code).toBe(0);
    expect(err).toContain('::warning title=apim-llm%3A NotEncrypted::The URL is not encrypted.\n');
    expect(out).not.toContain('::');
    expect(readFileSync(path.join(folder, 'summary.md'), 'utf8')).toMatch(/^before\n\n### apim-llm make: 1 to create/);
  });

  test('with --json stdout is the one document, and with Markdown the report', async () => {
    const json = await inPipeline(env(), `${plan} --json`);
    expect(JSON.parse(json.out)).toMatchObject({ command: 'make', warnings: [{ code: 'NotEncrypted' }] });
    expect(json.err).toContain('::warning ');
    const markdown = await inPipeline(env(), `${plan} -o markdown`);
    expect(markdown.out).toMatch(/^### apim-llm make: 1 to create/);
  });

  test('an error is marked with its hint, also one of the command line', async () => {
    expect((await inPipeline(env(), 'make --service apim-demo')).err).toMatch(/^::error title=apim-llm%3A MissingInput::.*%0A/m);
    expect((await inPipeline(env(), 'mke')).err).toContain('::error title=apim-llm%3A UnknownCommand::There is no command "mke".%0A');
  });

  test('--no-annotations and APIM_LLM_ANNOTATIONS=false keep all of it away', async () => {
    for (const run of [await inPipeline(env(), `${plan} --no-annotations`), await inPipeline({ ...env(), APIM_LLM_ANNOTATIONS: 'false' }), await inPipeline(env(), 'mke --no-annotations'), await inPipeline({ ...env(), APIM_LLM_ANNOTATIONS: '0' }, 'mke')]) expect(run.err).not.toContain('::');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a summary that would be too long for the step is left out', async () => {
    writeFileSync(path.join(folder, 'summary.md'), 'x'.repeat(1024 * 1024 - 100));
    await inPipeline(env());
    expect(readFileSync(path.join(folder, 'summary.md'), 'utf8')).not.toContain('###');
  });

  test('a summary that cannot be written fails nothing', async () => {
    const { code, err } = await inPipeline({ ...env(), GITHUB_STEP_SUMMARY: path.join(folder, 'missing', 'summary.md') });
    expect([code, err]).toEqual([0, expect.stringContaining('The summary of the step cannot be written')]);
  });
});

describe('in Azure Pipelines', () => {
  test('warnings are marked, and the summary is a file that the agent is told of', async () => {
    const { err } = await inPipeline({ TF_BUILD: 'True', AGENT_TEMPDIRECTORY: folder });
    expect(err).toContain('##vso[task.logissue type=warning;code=NotEncrypted]The URL is not encrypted.\n');
    const [file = ''] = readdirSync(folder);
    expect(file).toMatch(/^apim-llm-make-\w+\.md$/);
    expect(err).toContain(`##vso[task.uploadsummary]${path.join(folder, file)}\n`);
    expect(readFileSync(path.join(folder, file), 'utf8')).toMatch(/^### apim-llm make/);
  });

  test('names of others are no commands on either stream, and JSON stays the same document', async () => {
    const name = '##vso[task.setvariable_variable=A]b';
    const human = await inPipeline({ TF_BUILD: 'True' }, `make --service apim-demo --backend ${name} --dry-run`);
    expect(human.out + human.err).toContain('# #vso[');
    const json = await inPipeline({ TF_BUILD: 'True' }, `make --service apim-demo --backend ${name} --dry-run --json`);
    expect(json.out).not.toContain('##vso[');
    expect(JSON.stringify(JSON.parse(json.out))).toContain(name);
    const markdown = await inPipeline({ TF_BUILD: 'True' }, `make --service apim-demo --backend ${name} --dry-run -o markdown`);
    expect(markdown.out).toContain('# #vso[task');
    expect((human.out + human.err + json.err + markdown.out + markdown.err).split('\n').filter((line) => line.includes('##vso[') && !line.startsWith('##vso[task.'))).toEqual([]);
  });
});

test('more than ten warnings are summed up', async () => {
  const { tellPipeline } = await import('../../src/cli/tell-pipeline.ts');
  const io = fakeIo({ azure: fakeAzure(), env: { GITHUB_ACTIONS: 'true' } });
  const screen = { annotations: true, redact: (text: string) => text.replaceAll('secret', '***'), say: () => undefined };
  const warnings = (count: number): { code: string; message: string }[] => Array.from({ length: count }, (_, index) => ({ code: 'W', message: `secret ${index}` }));
  await tellPipeline({ command: undefined, error: undefined, warnings: warnings(12), summary: () => Promise.resolve('') }, screen as never, io);
  expect(io.stderr.text.trim().split('\n')).toHaveLength(10);
  expect(io.stderr.text).toContain('3 more warnings stand in the log.');
  expect(io.stderr.text).toContain('*** 0');
  const ten = fakeIo({ azure: fakeAzure(), env: { GITHUB_ACTIONS: 'true' } });
  await tellPipeline({ command: undefined, error: undefined, warnings: warnings(10), summary: () => Promise.resolve('') }, screen as never, ten);
  expect(ten.stderr.text.trim().split('\n').at(-1)).toContain('*** 9');
});

test('on a terminal, and outside of pipelines, nothing is marked', async () => {
  expect((await inPipeline({})).err).not.toContain('::');
  expect((await inPipeline({ GITHUB_ACTIONS: 'true' }, plan, { tty: true })).err).not.toContain('::warning');
});
