import type { PlanCommand, PlanModule } from '../../commands/command.ts';
import type { Entry } from '../../commands/registry.ts';
import { backendIdOf } from '../../src/model/arm-id.ts';
import type { Desired } from '../../src/model/resource.ts';
import { serviceId } from './fake-azure.ts';

interface Input {
  readonly service: string;
  readonly backends: readonly string[];
  readonly url: string;
  readonly removes: readonly string[];
}

/** `make --backend a --backend b`: backends, each after the one before; `--remove` takes one away. */
const makeModule: PlanModule<Input> = {
  prepare: (values) =>
    Promise.resolve({
      service: String(values['service']),
      backends: values['backend'] as readonly string[],
      url: String(values['url']),
      removes: (values['remove'] as readonly string[] | undefined) ?? [],
    }),
  scope: ({ service }) => ({ service: { name: service }, accounts: [], apis: [] }),
  wish: ({ backends, url, removes }) => ({
    desired: [...backends.map((name, index) => backend(name, url, backends[index - 1])), ...removes.map(removed)],
    warnings: url.startsWith('http:') ? [{ code: 'NotEncrypted', message: 'The URL is not encrypted.' }] : [],
    api: undefined,
    headline: `backends at ${url}`,
  }),
  result: ({ backends }) => ({ backends: [...backends] }),
  next: () => ['apim-llm status --service apim-demo', 'curl https://apim-demo.azure-api.net'],
};

function backend(name: string, url: string, after: string | undefined): Desired {
  return {
    id: backendIdOf(serviceId, name),
    kind: 'backend',
    label: name,
    want: 'present',
    body: { properties: { url, protocol: 'http' } },
    dependsOn: after === undefined ? [] : [backendIdOf(serviceId, after)],
    locks: [],
    ...(name.startsWith('theirs') && { foreign: { why: 'somebody made it', hint: `--take-over ${name}`, canTakeOver: true } }),
  };
}

function removed(name: string): Desired {
  return { ...backend(name, '', undefined), want: 'absent', body: {} };
}

const makeCommand: PlanCommand = {
  does: 'plan',
  path: ['make'],
  summary: 'Make backends',
  examples: [{ says: 'Two of them', line: 'apim-llm make --service apim-demo --backend a --backend b' }],
  options: [
    { name: 'backend', type: 'list', help: 'a backend', required: true, ask: 'Which backends?' },
    { name: 'url', type: 'text', help: 'its URL', default: 'https://example.test' },
    { name: 'remove', type: 'list', help: 'a backend to take away' },
    { name: 'size', type: 'choice', choices: ['small', 'large'], help: 'how big' },
    { name: 'retry', type: 'switch', negatable: true, help: 'try again' },
  ],
  permissions: ['Contributor'],
  load: () => Promise.resolve(makeModule),
};

export const makeEntry: Entry = { path: ['make'], summary: makeCommand.summary, load: () => Promise.resolve(makeCommand) };
