import { ArmError } from '../model/arm-error.ts';
import { resourceGroupOf, subscriptionOf } from '../model/arm-id.ts';
import type { Missing } from '../model/azure.ts';
import { at, isObject } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Step } from '../model/plan.ts';
import { neededFor } from './actions.ts';
import type { Needed } from './actions.ts';
import type { Arm } from './arm.ts';
import { listAll } from './ask.ts';
import { checked } from './failure.ts';
import { isGranted } from './granted.ts';
import { sendRaw } from './raw.ts';

const apiVersion = '2022-04-01';

/**
 * Which actions of the steps the caller lacks. What a resource group grants holds below it, so the groups are asked
 * first; a resource itself only for what its group does not grant. Where nobody says, nothing is missing: the service
 * then answers the write.
 */
export async function missingPermissions(arm: Arm, steps: readonly Step[], signal: AbortSignal): Promise<readonly Missing[]> {
  const missingInGroups = await unmet(neededFor(steps), groupOf, (scope) => ofGroup(arm, scope, signal), true);
  return unmet(missingInGroups, ({ scope }) => scope, (scope) => ofResource(arm, scope, signal), false);
}

type Permissions = readonly JsonObject[] | undefined;

/** The needed actions that their scopes do not grant; `ifUnknown` says whether those count whose permissions cannot be read. */
async function unmet(needed: readonly Needed[], scopeOf: (needed: Needed) => string, read: (scope: string) => Promise<Permissions>, ifUnknown: boolean): Promise<readonly Needed[]> {
  const asked = new Map<string, Promise<Permissions>>();
  const answers = needed.map((one) => {
    const scope = scopeOf(one);
    const key = scope.toLowerCase();
    const answer = asked.get(key) ?? read(scope);
    asked.set(key, answer);
    return answer;
  });
  const permissions = await Promise.all(answers);
  return needed.filter(({ action }, index) => {
    const known = permissions[index];
    return known === undefined ? ifUnknown : !isGranted(action, known);
  });
}

function groupOf({ scope }: Needed): string {
  return `/subscriptions/${subscriptionOf(scope) ?? ''}/resourceGroups/${resourceGroupOf(scope) ?? ''}`;
}

function ofGroup(arm: Arm, group: string, signal: AbortSignal): Promise<Permissions> {
  return unlessRefused(async () => {
    const { permissions } = await arm.clients.authorization(subscriptionOf(group) ?? '');
    return listAll((options) => permissions.listForResourceGroup(resourceGroupOf(group) ?? '', options), signal);
  });
}

/** The SDK's operation has a place for a parent resource, which services and accounts do not have; left empty it gives a path that ARM does not describe. */
function ofResource(arm: Arm, scope: string, signal: AbortSignal): Promise<Permissions> {
  return unlessRefused(async () => {
    const answer = checked(await sendRaw(arm, { method: 'GET', target: `${scope}/providers/Microsoft.Authorization/permissions`, apiVersion }, signal));
    const value = at(answer.body, 'value');
    return Array.isArray(value) ? value.filter(isObject) : undefined;
  });
}

async function unlessRefused(read: () => Promise<Permissions>): Promise<Permissions> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ArmError) return undefined;
    throw error;
  }
}
