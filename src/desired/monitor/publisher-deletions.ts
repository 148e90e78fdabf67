import { idKey, nameOf, sameId, within } from '../../model/arm-id.ts';
import { at, isObject, textAt } from '../../model/json.ts';
import type { Live, LiveComponent, Seen } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import { saysOurs } from '../ownership.ts';
import { deletion, targetOf } from './deletion.ts';
import { authOf } from './logger-step.ts';
import { monitoringIn } from './ours.ts';
import { publisherRole } from './publisher-role.ts';

/** Role assignments of ours at components that none of the loggers that stay writes to with an identity. */
export function publisherDeletions(live: Live, going: readonly LiveResource[], staying: readonly LiveResource[], before: readonly Desired[]): readonly Desired[] {
  const { components } = monitoringIn(live);
  const left = components.filter(({ id }) => going.some((logger) => sameId(targetOf(logger), id)) && !staying.some((logger) => sameId(targetOf(logger), id) && authOf(logger) === 'identity'));
  const found = left.flatMap((component) => ofService(component, live.service).map((assignment) => deletion('roleAssignment', assignment.id, `${publisherRole.name} on ${component.name}`, before)));
  return [...new Map(found.map((step) => [idKey(step.id), step])).values()];
}

/** Those that we made at the component for an identity of the service. */
function ofService({ id: componentId, roleAssignments = [] }: LiveComponent, service: Seen): readonly LiveResource[] {
  const identities = principalsOf(service);
  return roleAssignments.filter(({ body, id }) => {
    const principal = textAt(body, 'properties', 'principalId')?.toLowerCase();
    const role = nameOf(textAt(body, 'properties', 'roleDefinitionId') ?? '').toLowerCase();
    return saysOurs(body) && within(id, componentId) && role === publisherRole.id && principal !== undefined && identities.has(principal);
  });
}

function principalsOf({ body }: Seen): ReadonlySet<string> {
  const attached = at(body, 'identity', 'userAssignedIdentities');
  const all = [at(body, 'identity'), ...Object.values(isObject(attached) ? attached : {})];
  return new Set(all.flatMap((each) => textAt(each, 'principalId')?.toLowerCase() ?? []));
}
