import { idKey } from '../model/arm-id.ts';
import { accountType } from './arm/cognitive/account-content.ts';
import type { Estate } from './estate.ts';

/** Milliseconds until a deployment of the estate answers, by its lower-case ARM id. ARM knows nothing of it. */
export function modelLatencies({ accounts, subscription }: Estate): (deploymentId: string) => number | undefined {
  const latencies = new Map(
    accounts.flatMap((account) =>
      account.deployments.map(({ name, latencyMs }): [string, number] => [
        idKey(`/subscriptions/${account.subscription ?? subscription}/resourceGroups/${account.resourceGroup}/providers/${accountType}/${account.name}/deployments/${name}`),
        latencyMs,
      ]),
    ),
  );
  return (deploymentId) => latencies.get(deploymentId);
}
