import type { RoleAssignmentCreateParameters } from '@azure/arm-authorization';
import { nameOf, sameId, subscriptionOf } from '../../model/arm-id.ts';
import type { Write } from '../../model/driver.ts';
import { textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Answer } from '../answer.ts';
import type { Arm } from '../arm.ts';
import { ask, listAll } from '../ask.ts';
import { withoutNulls } from '../body.ts';
import { checked } from '../failure.ts';
import { inModel, readOnly } from '../model-fields.ts';
import type { Fields } from '../model-fields.ts';
import { backoffMs, pause } from '../pace.ts';
import { propertiesOf } from '../patch.ts';
import { checkRemoved, foundOf, resourceOf } from './kind.ts';
import type { KindDriver } from './kind.ts';

const fields: Fields = {
  roleDefinitionId: true,
  principalId: true,
  principalType: true,
  description: true,
  condition: true,
  conditionVersion: true,
  delegatedManagedIdentityResourceId: true,
  scope: readOnly,
  createdOn: readOnly,
  updatedOn: readOnly,
  createdBy: readOnly,
  updatedBy: readOnly,
};

/** A new identity takes up to some minutes until every directory server knows it (fact 49). */
const directoryAttempts = 10;

export function roleAssignmentKind(arm: Arm): KindDriver {
  const client = (id: string) => arm.clients.authorization(subscriptionOf(id) ?? '');
  const put = async (write: Write, signal: AbortSignal): Promise<LiveResource> => {
    const { id } = write;
    const { roleAssignments } = await client(id);
    const parameters = parametersOf(write.body) as unknown as RoleAssignmentCreateParameters;
    for (let attempt = 1; ; attempt++) {
      const answer = await ask((options) => roleAssignments.create(scopeOf(id), nameOf(id), parameters, options), signal);
      if (codeOf(answer) === 'RoleAssignmentExists') return existing(arm, write, signal);
      if (codeOf(answer) !== 'PrincipalNotFound' || attempt >= directoryAttempts) return resourceOf('roleAssignment', id, checked(answer));
      await pause(arm.pace, 'waiting until the directory knows the new identity', backoffMs(attempt, arm.pace.random()), signal);
    }
  };
  return {
    async read(id, signal) {
      const { roleAssignments } = await client(id);
      return foundOf('roleAssignment', id, await ask((options) => roleAssignments.get(scopeOf(id), nameOf(id), options), signal));
    },
    create: put,
    update: put,
    async remove(id, _etag, signal) {
      const { roleAssignments } = await client(id);
      checkRemoved(await ask((options) => roleAssignments.delete(scopeOf(id), nameOf(id), options), signal));
    },
  };
}

/** Without the slash at its start, which the SDK writes itself. */
function scopeOf(id: string): string {
  return id.replace(/\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i, '').replace(/^\/+/, '');
}

function codeOf(answer: Answer): string | undefined {
  return textAt(answer.body, 'error', 'code');
}

/** `principalType` is always said: without it the service looks the principal up, and does not find a new one. */
function parametersOf(body: JsonObject): Readonly<Record<string, unknown>> {
  const properties = withoutNulls(propertiesOf(body));
  return { principalType: 'ServicePrincipal', ...inModel(properties, fields).parameters };
}

/** The same role at the same scope for the same principal, under another name: what was wanted is there. */
async function existing(arm: Arm, write: Write, signal: AbortSignal): Promise<LiveResource> {
  const scope = scopeOf(write.id);
  const { roleAssignments } = await arm.clients.authorization(subscriptionOf(write.id) ?? '');
  const filter = `principalId eq '${textAt(write.body, 'properties', 'principalId') ?? ''}'`;
  const found = (await listAll((options) => roleAssignments.listForScope(scope, { ...options, filter }), signal)).find(
    (item) => sameId(textAt(item, 'properties', 'scope') ?? '', `/${scope}`) && nameOf(textAt(item, 'properties', 'roleDefinitionId') ?? '').toLowerCase() === wantedRole(write),
  );
  return { id: textAt(found, 'id') ?? write.id, kind: 'roleAssignment', body: found ?? { id: write.id, ...write.body } };
}

function wantedRole(write: Write): string {
  return nameOf(textAt(write.body, 'properties', 'roleDefinitionId') ?? '').toLowerCase();
}
