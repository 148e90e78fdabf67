import { nameOf } from '../../model/arm-id.ts';
import { at, textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { kqlMembers, overflowMembers } from '../monitor/alerts/pool-members.ts';
import { alertRuleName } from '../monitor/alerts/rules.ts';
import { ourAlertRules } from '../monitor/alerts/steps.ts';
import { isAsWritten } from '../monitor/digest.ts';
import { ourWorkbooks } from '../monitor/workbook/step.ts';
import type { Finding } from './finding.ts';

/** Workbooks and alert rules of ours: whether they say what was written last. Their options stand nowhere else, so that is all that can be told. */
export function shownLogs(live: Live): readonly Finding[] {
  if (live.monitoring === undefined) return [];
  const findings = [...ourWorkbooks(live), ...ourAlertRules(live)].map((resource) => finding(resource, live));
  return findings.toSorted((a, b) => (a.label < b.label ? -1 : 1));
}

function finding({ body, id, kind }: LiveResource, live: Live): Finding {
  const label = kind === 'workbook' ? `workbook ${textAt(body, 'properties', 'displayName') ?? nameOf(id)}` : `alert rule ${nameOf(id)}`;
  const isSame = kind === 'workbook' ? isAsWritten({ body }, 'workbook') : isAsWritten({ body }, 'alertRule');
  if (!isSame) return { id, kind, label, state: 'changed', changes: [{ path: 'properties', after: 'what apim-llm wrote last' }] };
  if (!isStale({ body, id }, live)) return { id, kind, label, state: 'same', changes: [] };
  return { id, kind, label, state: 'changed', changes: [{ path: 'properties.criteria.allOf[0].query', after: 'the members of the pools as they are now' }] };
}

/** The rule of overflow has the members in it that there were. */
function isStale({ body, id }: Pick<LiveResource, 'body' | 'id'>, live: Live): boolean {
  if (nameOf(id).toLowerCase() !== alertRuleName(live.service.name, 'overflow').toLowerCase()) return false;
  const conditions = at(body, 'properties', 'criteria', 'allOf');
  const [condition] = Array.isArray(conditions) ? conditions : [];
  return !(textAt(condition, 'query') ?? '').includes(kqlMembers(overflowMembers(live)));
}

export function isShownLog({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'workbook' || kind === 'alertRule';
}

/** What puts them back. */
export function shownLogsLines(findings: readonly Finding[], service: string): readonly string[] {
  const verbs = [...new Set(findings.flatMap(({ kind, state }) => (state === 'same' || state === 'foreign' ? [] : kind === 'workbook' ? ['workbook'] : kind === 'alertRule' ? ['alerts'] : [])))];
  return verbs.length === 0 ? [] : ['What shows the logs is put back, with the options that it was made with, by:', ...verbs.map((verb) => `  apim-llm monitor ${verb} --service ${service}`)];
}
