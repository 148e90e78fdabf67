import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { holds } from './condition.ts';
import { machineOf, type Machine } from './runner.ts';

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if: string;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Template {
  readonly permissions: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const template = parse(readFileSync(path.resolve(import.meta.dirname, '../../templates/pipelines/github-actions.yml'), 'utf8')) as Template;

let azure: TestAzure;
let machine: Machine;
beforeAll(async () => {
  azure = await startTestAzure();
  machine = await machineOf(azure);
});
afterAll(() => {
  machine.stop();
  return azure.stop();
});

/** As GitHub runs `shell: bash`. */
const flags = ['-eo', 'pipefail'];

interface Ran {
  readonly jobs: readonly string[];
  readonly failed: string | undefined;
  readonly output: string;
  readonly summary: string;
}

/** What GitHub does at an event: jobs whose condition holds, their steps one after the other. */
async function run(event: 'pull_request' | 'push' | 'schedule', between?: (job: string) => Promise<unknown>): Promise<Ran> {
  const outputs = new Map<string, string>();
  const known: Readonly<Record<string, string>> = {
    'github.event_name': event,
    'github.ref': event === 'pull_request' ? 'refs/pull/7/merge' : 'refs/heads/main',
    'github.repository': 'contoso/apim',
    'github.token': 'ghs_token',
    'github.event.pull_request.head.repo.full_name': event === 'pull_request' ? 'contoso/apim' : '',
    'github.event.pull_request.number': '7',
    'vars.AZURE_SUBSCRIPTION_ID': azure.azure.ready.subscriptionId,
  };
  const lookup = (name: string): string => {
    const found = known[name] ?? (name.includes('.outputs.') ? (outputs.get(name) ?? '') : undefined);
    if (found === undefined) throw new Error(`the template asks for ${name}`);
    return found;
  };
  const filled = (text: string): string => text.replaceAll(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_, name: string) => lookup(name));
  const ran: string[] = [];
  let output = '';
  const summaryFile = path.join(machine.folder, 'summary.md');
  writeFileSync(summaryFile, '');
  const told = (failed?: string): Ran => ({ jobs: ran, failed, output, summary: readFileSync(summaryFile, 'utf8') });
  for (const [name, job] of Object.entries(template.jobs)) {
    if (!holds(job.if, lookup)) continue;
    await between?.(name);
    ran.push(name);
    for (const step of job.steps) {
      if (step.if !== undefined && !holds(step.if, lookup)) continue;
      keepOrFetch(step);
      if (step.run === undefined) continue;
      const outputFile = path.join(machine.folder, 'output.txt');
      writeFileSync(outputFile, '');
      const env = { ...template.env, LINE: 'import --account aoai-swe', APIM_LLM_SERVICE: 'apim-demo', APIM_LLM_RESOURCE_GROUP: 'rg-ai', ...step.env };
      const { code, output: said } = await machine.bash(step.run, {
        ...Object.fromEntries(Object.entries(env).map(([key, text]) => [key, filled(text)])),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_OUTPUT: outputFile,
        GITHUB_STEP_SUMMARY: summaryFile,
        GITHUB_REPOSITORY: 'contoso/apim',
        GITHUB_WORKFLOW: 'apim-llm',
        GITHUB_JOB: name,
        APIM_LLM_EMULATOR_AT: azure.readyFile,
      }, flags);
      output += said;
      for (const line of readFileSync(outputFile, 'utf8').split('\n').filter((each) => each !== '')) {
        const [key = '', text = ''] = line.split('=');
        outputs.set(`steps.${step.id}.outputs.${key}`, text).set(`needs.${name}.outputs.${key}`, text);
      }
      if (code !== 0) return told(`${name}: ${step.name}: ${code}`);
    }
  }
  return told();
}

/** Artifacts lie in a folder of their own until another job fetches them; each job begins with an empty folder. */
function keepOrFetch({ uses = '', with: given = {} }: Step): void {
  const store = path.join(machine.folder, 'artifacts');
  const plan = path.join(machine.folder, 'plan.json');
  mkdirSync(store, { recursive: true });
  if (uses.startsWith('actions/upload-artifact')) writeFileSync(path.join(store, String(given['name'])), readFileSync(path.join(machine.folder, String(given['path']))));
  else if (uses.startsWith('actions/setup-node')) rmSync(plan, { force: true });
  else if (uses.startsWith('actions/download-artifact')) writeFileSync(plan, readFileSync(path.join(store, String(given['name']))));
}

// Their steps are written for bash.
describe.skipIf(process.platform === 'win32')('the template for GitHub Actions', () => {
  it('asks for no more than each job needs, keeps no secret, and lets people approve', () => {
    expect(template.permissions).toEqual({ contents: 'read' });
    expect(template.jobs['plan']?.permissions).toEqual({ contents: 'read', 'id-token': 'write', 'pull-requests': 'write' });
    expect(template.jobs['apply']).toMatchObject({ environment: 'apim', permissions: { contents: 'read', 'id-token': 'write' } });
    expect(JSON.stringify(template)).not.toContain('secrets.');
    for (const { steps } of Object.values(template.jobs)) for (const step of steps) expect(step.run ?? '').not.toContain('${{');
  });

  it('comments on a pull request with the plan, and writes nothing', async () => {
    azure.forget();
    const { jobs, failed, summary } = await run('pull_request');
    expect({ jobs, failed }).toEqual({ jobs: ['plan'], failed: undefined });
    expect(azure.writes()).toEqual([]);
    expect(readFileSync(machine.calls, 'utf8')).toContain('gh api --method POST repos/contoso/apim/issues/7/comments -F body=@comment.md\n');
    expect(readFileSync(path.join(machine.folder, 'told.md'), 'utf8')).toMatch(/^<!-- apim-llm apim-llm plan -->\n### apim-llm import: [\s\S]*apim-demo[\s\S]*azure-openai/);
    expect(summary).toContain('azure-openai');
  });

  it('writes its own comment anew at the next push', async () => {
    machine.answer('41\n42\n');
    const comment = template.jobs['plan']?.steps.find(({ name }) => name === 'Comment');
    expect((await machine.bash(comment?.run ?? '', { PULL_REQUEST: '7', GITHUB_REPOSITORY: 'contoso/apim', GITHUB_WORKFLOW: 'apim-llm', GITHUB_JOB: 'plan' }, flags)).code).toBe(0);
    machine.answer('');
    const calls = readFileSync(machine.calls, 'utf8');
    expect(calls).toContain('select(.user.type == "Bot" and (.body | startswith("<!-- apim-llm apim-llm plan -->"))) | .id');
    expect(calls).toMatch(/gh api --method PATCH repos\/contoso\/apim\/issues\/comments\/41 -F body=@comment\.md\n$/);
  });

  it('does nothing for a fork', () => {
    const job = template.jobs['plan'];
    expect(holds(job?.if ?? '', (name) => ({ 'github.event_name': 'pull_request', 'github.repository': 'contoso/apim' })[name] ?? 'somebody/apim')).toBe(false);
  });

  it('writes nothing where Azure changed while the plan waited for approval, and fails with 5', async () => {
    const { jobs, failed, output } = await run('push', async (job) => {
      if (job === 'apply') await azure.ask('PUT', `/subscriptions/${azure.azure.ready.subscriptionId}/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/apis/azure-openai?api-version=2024-05-01`, { properties: { displayName: 'Theirs', path: 'openai', protocols: ['https'] } });
      azure.forget();
    });
    expect({ jobs, failed }).toEqual({ jobs: ['plan', 'apply'], failed: 'apply: Apply: 5' });
    expect(azure.writes()).toEqual([]);
    expect(output).toMatch(/^::error title=apim-llm%3A /m);
    expect((await azure.control('reset', {})).status).toBeLessThan(300);
  });

  it('applies exactly the saved plan on main', async () => {
    azure.forget();
    const { jobs, failed, summary } = await run('push');
    expect({ jobs, failed }).toEqual({ jobs: ['plan', 'apply'], failed: undefined });
    expect(azure.writes().length).toBeGreaterThan(3);
    expect(summary.match(/^#+ /gm)?.length).toBeGreaterThan(1);
  });

  it('has nothing to approve when nothing would change', async () => {
    azure.forget();
    rmSync(path.join(machine.folder, 'artifacts'), { recursive: true, force: true });
    expect(await run('push')).toMatchObject({ jobs: ['plan'], failed: undefined });
    expect(azure.writes()).toEqual([]);
    expect(existsSync(path.join(machine.folder, 'artifacts', 'plan'))).toBe(false);
  });

  it('fails the plan with the tool’s own exit code, and shows what it said', async () => {
    const line = template.jobs['plan']?.steps.find(({ id }) => id === 'plan')?.run ?? '';
    appendFileSync(machine.calls, '');
    const { code, output } = await machine.bash(line, { VERSION: template.env['VERSION'] ?? '', LINE: 'import --account nobody', APIM_LLM_SERVICE: 'apim-demo', APIM_LLM_EMULATOR_AT: azure.readyFile, GITHUB_OUTPUT: path.join(machine.folder, 'output.txt'), CI: 'true' }, flags);
    expect(code).toBe(1);
    expect(output).toContain('nobody');
  });

  it('opens an issue on the day that Azure is no longer as it was made', async () => {
    writeFileSync(machine.calls, '');
    expect(await run('schedule')).toMatchObject({ jobs: ['drift'], failed: undefined });
    expect(readFileSync(machine.calls, 'utf8')).toBe('');
    const backend = `/subscriptions/${azure.azure.ready.subscriptionId}/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/backends/aoai-swe--openai?api-version=2024-05-01`;
    expect((await azure.ask('PATCH', backend, { properties: { url: 'https://elsewhere.example/openai' } }, { 'if-match': '*' })).status).toBe(200);
    expect(await run('schedule')).toMatchObject({ jobs: ['drift'], failed: undefined });
    expect(readFileSync(machine.calls, 'utf8')).toContain('gh issue create --repo contoso/apim --title apim-demo is not as it was made --body-file drift.md');
    expect(readFileSync(path.join(machine.folder, 'told.md'), 'utf8')).toContain('aoai-swe--openai');
  });
});
