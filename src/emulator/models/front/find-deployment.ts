import { idKey } from '../../../model/arm-id.ts';
import { deploymentType } from '../../arm/cognitive/account-content.ts';
import type { DeploymentContent } from '../../arm/cognitive/account-content.ts';
import type { Entry } from '../../arm/store.ts';
import type { Deployment, ModelAccount } from '../deployment.ts';
import type { ModelsWorld } from '../world.ts';

/** Milliseconds, of a deployment that the estate knows nothing of. */
const usualLatency = 20;

/** One object for each write of a deployment: what is kept about it elsewhere stays found. */
const known = new WeakMap<Entry<DeploymentContent>, Deployment>();

/** By its name, whose case makes no difference. */
export function findDeployment(world: ModelsWorld, account: ModelAccount, name: string): Deployment | undefined {
  if (name === '' || name.includes('/')) return undefined;
  const entry = world.store.find<DeploymentContent>(`${account.id}/deployments/${name}`);
  return entry?.type === deploymentType ? deploymentOf(world, entry) : undefined;
}

function deploymentOf(world: ModelsWorld, entry: Entry<DeploymentContent>): Deployment {
  const before = known.get(entry);
  if (before) return before;
  const { model, sku, capabilities, tokensPerMinute, requestsPerMinute, spillover } = entry.content;
  const deployment: Deployment = {
    id: entry.id,
    name: entry.name,
    model: { format: model.format, name: model.name, version: model.version },
    sku,
    capabilities,
    tokensPerMinute,
    requestsPerMinute,
    ptu: /provisioned/i.test(sku.name) ? sku.capacity : 0,
    spillover,
    latencyMs: world.latencyOf(idKey(entry.id)) ?? usualLatency,
  };
  known.set(entry, deployment);
  return deployment;
}
