import { nameOf, sameId } from '../../../model/arm-id.ts';
import { textAt } from '../../../model/json.ts';
import type { Live } from '../../../model/live.ts';
import type { Desired, LiveResource } from '../../../model/resource.ts';
import { asForeign } from '../../ownership.ts';
import { region } from '../comparable-parts.ts';
import { withTags } from '../digest.ts';
import { isOurMade, monitoringIn } from '../ours.ts';
import type { MonitoredPlace } from '../place.ts';
import type { AlertsInput } from './input.ts';
import { overflowMembers, type ToldMember } from './pool-members.ts';
import { alertKinds, type AlertKind } from './rule-kinds.ts';
import { alertRule, alertRuleId } from './rules.ts';

/** Rules of ours that were made for the service. */
export function ourAlertRules(live: Live): readonly LiveResource[] {
  return (monitoringIn(live).alertRules ?? []).filter(({ body }) => isOurMade(body, live.service.name));
}

/** Where no pool has members that come after others there is no overflow to be seen. */
export function wantedKinds(members: readonly ToldMember[]): readonly AlertKind[] {
  return alertKinds.filter((kind) => kind !== 'overflow' || members.length > 0);
}

export function alertSteps(input: AlertsInput, { workspace }: MonitoredPlace, live: Live): readonly Desired[] {
  const { actionGroups = [], alertRules = [] } = monitoringIn(live);
  const { service } = live;
  const members = overflowMembers(live);
  const plan = {
    service: service.name,
    workspaceId: workspace.id,
    severity: input.severity,
    thresholds: input.thresholds,
    actionGroups: input.actionGroups.length === 0 ? undefined : actionGroups.map(({ id }) => id),
    members,
    templates: input.templates,
  };
  const kinds = wantedKinds(members);
  const wanted = kinds.map((kind): Desired => {
    const id = alertRuleId(service.id, service.name, kind);
    const found = alertRules.find((each) => sameId(each.id, id));
    const location = region(textAt(found?.body, 'location') ?? textAt(workspace.body, 'location') ?? '');
    const body = withTags('alertRule', alertRule(kind, { ...plan, location }), service.name);
    const foreign = found === undefined || isOurMade(found.body, service.name) ? undefined : { why: 'its tag does not say that apim-llm made it for this service', hint: `Take it over:  --take-over ${nameOf(id)}`, canTakeOver: true };
    return { id, kind: 'alertRule', label: `alert rule ${nameOf(id)}`, want: 'present', body, dependsOn: [], locks: [], ...asForeign(foreign) };
  });
  const surplus = ourAlertRules(live).filter(({ id }) => wanted.every((each) => !sameId(each.id, id)));
  return [...wanted, ...surplus.map(({ id }) => absentRule(id))];
}

export function absentRule(id: string): Desired {
  return { id, kind: 'alertRule', label: `alert rule ${nameOf(id)}`, want: 'absent', body: {}, dependsOn: [], locks: [] };
}
