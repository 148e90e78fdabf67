import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { holds } from './condition.ts';
import { machineOf, type Machine } from './runner.ts';

interface Step {
  readonly task?: string;
  readonly name?: string;
  readonly displayName?: string;
  readonly condition?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly bash?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly publish?: string;
  readonly download?: string;
  readonly artifact?: string;
}

interface Job {
  readonly job?: string;
  readonly deployment?: string;
  readonly environment?: string;
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly runOnce: { readonly deploy: { readonly steps: readonly Step[] } } };
}

interface Stage {
  readonly stage: string;
  readonly dependsOn?: string | readonly string[];
  readonly condition: string;
  readonly jobs: readonly [Job];
}

interface Template {
  readonly variables: Readonly<Record<string, string>>;
  readonly stages: readonly Stage[];
}

const template = parse(readFileSync(path.resolve(import.meta.dirname, '../../templates/pipelines/azure-pipelines.yml'), 'utf8')) as Template;
const stepsOf = ({ jobs: [job] }: Stage): readonly Step[] => job.steps ?? job.strategy?.runOnce.deploy.steps ?? [];

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

interface Ran {
  readonly stages: readonly string[];
  readonly failed: string | undefined;
  readonly output: string;
}

/** What Azure Pipelines does for a reason: stages whose condition holds, the steps of their job one after the other. */
async function run(reason: 'PullRequest' | 'IndividualCI' | 'Schedule'): Promise<Ran> {
  const outputs = new Map<string, string>();
  const branch = reason === 'PullRequest' ? 'refs/pull/7/merge' : 'refs/heads/main';
  const known: Readonly<Record<string, string>> = { 'Build.Reason': reason, 'Build.SourceBranch': branch, 'Build.Repository.Provider': 'TfsGit' };
  const stages: string[] = [];
  let output = '';
  for (const stage of template.stages) {
    const lookup = (name: string): string => {
      const variable = /^variables\['(.*)'\]$/.exec(name)?.[1];
      const found = variable === undefined ? (name.startsWith('dependencies.') ? (outputs.get(name) ?? '') : undefined) : (known[variable] ?? outputs.get(variable) ?? '');
      if (found === undefined) throw new Error(`the template asks for ${name}`);
      return found;
    };
    if (!holds(stage.condition, lookup)) continue;
    stages.push(stage.stage);
    rmSync(path.join(machine.folder, 'plan.json'), { force: true });
    for (const step of stepsOf(stage)) {
      if (step.condition !== undefined && !holds(step.condition, lookup)) continue;
      keepOrFetch(step);
      const script = step.task === 'AzureCLI@2' ? step.inputs?.['inlineScript'] : step.bash;
      if (script === undefined) continue;
      const { code, output: said } = await machine.bash(script, {
        ...template.variables,
        LINE: 'import --account aoai-swe',
        APIM_LLM_SERVICE: 'apim-demo',
        APIM_LLM_RESOURCE_GROUP: 'rg-ai',
        ...Object.fromEntries(Object.entries(step.env ?? {}).map(([key, text]) => [key, text.replace('$(System.AccessToken)', 'system-token')])),
        TF_BUILD: 'True',
        AGENT_TEMPDIRECTORY: machine.folder,
        PIPELINE_WORKSPACE: path.join(machine.folder, 'workspace'),
        SYSTEM_COLLECTIONURI: 'https://dev.azure.com/contoso/',
        SYSTEM_TEAMPROJECTID: 'project',
        SYSTEM_PULLREQUEST_PULLREQUESTID: '7',
        BUILD_REPOSITORY_ID: 'repository',
        APIM_LLM_EMULATOR_AT: azure.readyFile,
      });
      output += said;
      for (const [, key = '', text = ''] of said.matchAll(/^##vso\[task\.setvariable variable=(\w+);isOutput=true\](.*)$/gm)) outputs.set(`${step.name}.${key}`, text).set(`dependencies.${stage.stage}.outputs['${stage.jobs[0].job}.${step.name}.${key}']`, text);
      if (code !== 0) return { stages, failed: `${stage.stage}: ${step.displayName}: ${code}`, output };
    }
  }
  return { stages, failed: undefined, output };
}

function keepOrFetch({ publish, download, artifact = '' }: Step): void {
  const store = path.join(machine.folder, 'artifacts', artifact);
  const here = path.join(machine.folder, 'workspace', artifact);
  if (publish !== undefined) {
    mkdirSync(store, { recursive: true });
    copyFileSync(path.join(machine.folder, publish), path.join(store, publish));
  } else if (download !== undefined) {
    mkdirSync(here, { recursive: true });
    copyFileSync(path.join(store, 'plan.json'), path.join(here, 'plan.json'));
  }
}

// Their steps are written for bash.
describe.skipIf(process.platform === 'win32')('the template for Azure Pipelines', () => {
  it('signs in by service connections, and lets people approve', () => {
    const connections = template.stages.flatMap((stage) => stepsOf(stage).flatMap(({ inputs }) => inputs?.['azureSubscription'] ?? []));
    expect(connections).toEqual(['apim-llm-plan', 'apim-llm-apply', 'apim-llm-plan']);
    expect(template.stages.find(({ stage }) => stage === 'apply')?.jobs[0]).toMatchObject({ deployment: 'apply', environment: 'apim' });
  });

  it('comments on a pull request with the plan, and writes nothing', async () => {
    azure.forget();
    const { stages, failed, output } = await run('PullRequest');
    expect({ stages, failed }).toEqual({ stages: ['plan'], failed: undefined });
    expect(azure.writes()).toEqual([]);
    expect(readFileSync(machine.calls, 'utf8')).toContain('Authorization: Bearer system-token');
    expect(readFileSync(machine.calls, 'utf8')).toContain('https://dev.azure.com/contoso/project/_apis/git/repositories/repository/pullRequests/7/threads?api-version=7.1');
    const thread = JSON.parse(readFileSync(path.join(machine.folder, 'thread.json'), 'utf8')) as { comments: [{ content: string }] };
    expect(thread.comments[0].content).toContain('azure-openai');
    const summary = /##vso\[task\.uploadsummary\](.*)/.exec(output)?.[1] ?? '';
    expect(readFileSync(summary, 'utf8')).toContain('azure-openai');
  });

  it('applies exactly the saved plan on main, and finds no drift the day after', async () => {
    azure.forget();
    expect(await run('IndividualCI')).toMatchObject({ stages: ['plan', 'apply'], failed: undefined });
    expect(azure.writes().length).toBeGreaterThan(3);
    expect(await run('Schedule')).toMatchObject({ stages: ['drift'], failed: undefined });
  });

  it('has nothing to approve when nothing would change', async () => {
    rmSync(path.join(machine.folder, 'artifacts'), { recursive: true, force: true });
    expect(await run('IndividualCI')).toMatchObject({ stages: ['plan'], failed: undefined });
    expect(existsSync(path.join(machine.folder, 'artifacts'))).toBe(false);
  });

  it('fails the daily comparison with 3 when Azure is no longer as it was made', async () => {
    const backend = `/subscriptions/${azure.azure.ready.subscriptionId}/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo/backends/aoai-swe--openai?api-version=2024-05-01`;
    expect((await azure.ask('PATCH', backend, { properties: { url: 'https://elsewhere.example/openai' } }, { 'if-match': '*' })).status).toBe(200);
    const { failed, output } = await run('Schedule');
    expect(failed).toBe('drift: Compare: 3');
    expect(output).toContain('aoai-swe--openai');
  });
});
