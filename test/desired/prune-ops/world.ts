import type { OptionValues, Wish } from '../../../commands/command.ts';
import { pruneOpsModule } from '../../../src/desired/prune-ops/prune-ops.ts';
import type { PruneInput } from '../../../src/desired/prune-ops/input.ts';
import { textAt, type JsonObject } from '../../../src/model/json.ts';
import type { Live, LiveAccount, Seen } from '../../../src/model/live.ts';
import { account, accountId } from '../live.ts';

export const chat = ['chat', 'POST', '/deployments/{deployment-id}/chat/completions'] as const;
export const embeddings = ['embed', 'POST', '/deployments/{deployment-id}/embeddings'] as const;
export const images = ['images', 'POST', '/deployments/{deployment-id}/images/generations'] as const;
export const health = ['health', 'GET', '/health'] as const;
export const anything = ['any', 'POST', '/*'] as const;

export function deployed(name: string, model = name, owner = accountId): Seen {
  return { id: `${owner}/deployments/${name}`, name, body: { name, properties: { model: { format: 'OpenAI', name: model } } } };
}

/** An account of its own subdomain, with deployments named after their models. */
export function accountWith(name: string, models: readonly string[], change: JsonObject = {}): LiveAccount {
  const id = accountId.replace('aoai-swe', name);
  return { ...account({ properties: { endpoint: `https://${name}.openai.azure.com/`, endpoints: { 'OpenAI Language Model Instance API': `https://${name}.openai.azure.com/` } }, ...change }), id, name, deployments: models.map((model) => deployed(model, model, id)) };
}

export function prepared(values: OptionValues = {}): Promise<PruneInput> {
  return pruneOpsModule.prepare({ service: 'apim-demo', ...values }, {} as never);
}

export async function wished(world: Live, values: OptionValues = {}): Promise<Wish> {
  return pruneOpsModule.wish(await prepared(values), world);
}

export interface Reported {
  readonly name: string;
  readonly open: boolean;
  readonly reasons: readonly string[];
}

export async function reported(world: Live, values: OptionValues = {}): Promise<readonly Reported[]> {
  const nothing = { done: [], failed: [], skipped: [], cancelled: false, late: {} };
  return pruneOpsModule.result(await prepared(values), world, nothing)['operations'] as unknown as readonly Reported[];
}

export function policyIn(wish: Wish): string {
  return textAt(wish.desired.find(({ kind }) => kind === 'apiPolicy')?.body, 'properties', 'value') ?? '';
}

/** The world after the plan, as far as the API's policy goes. */
export function after(world: Live, wish: Wish): Live {
  const [key, api] = [...world.apis][0] ?? [];
  if (key === undefined || api === undefined) throw new Error('there is an API');
  const id = `${api.api.id}/policies/policy`;
  return { ...world, apis: new Map([[key, { ...api, policy: { id, kind: 'apiPolicy', body: { properties: { format: 'rawxml', value: policyIn(wish) } } } }]]) };
}
