import type { Command } from '../../../commands/command.ts';

/** What stands behind an option or argument: names that Azure has, or paths of files. */
export type ValueKind = 'subscription' | 'resourceGroup' | 'service' | 'api' | 'operation' | 'account' | 'deployment' | 'accountOrDeployment' | 'model' | 'pool' | 'component' | 'workspace' | 'file';

const byOption: Readonly<Record<string, ValueKind>> = {
  subscription: 'subscription',
  'resource-group': 'resourceGroup',
  service: 'service',
  api: 'api',
  operation: 'operation',
  allow: 'operation',
  block: 'operation',
  forget: 'operation',
  account: 'account',
  model: 'model',
  member: 'deployment',
  main: 'deployment',
  spill: 'deployment',
  'app-insights': 'component',
  workspace: 'workspace',
  config: 'file',
  'emulator-at': 'file',
  spec: 'file',
  estate: 'file',
  'ready-file': 'file',
  record: 'file',
  plan: 'file',
  out: 'file',
  prices: 'file',
};

/** Undefined: free text, of which nobody knows the beginning. */
export function valueKindOf({ path }: Pick<Command, 'path'>, name: string): ValueKind | undefined {
  if (name === 'account' && path[0] === 'facade') return 'accountOrDeployment';
  return byOption[name];
}

/** The arguments that name pools and bursts, which are pools. */
export function argumentKindOf({ path }: Pick<Command, 'path'>, name: string): ValueKind | undefined {
  return name === 'name' && (path[0] === 'pool' || path[0] === 'burst') && path[1] !== 'create' && path[1] !== 'enable' ? 'pool' : undefined;
}
