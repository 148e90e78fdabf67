import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { absentRule, ourAlertRules } from '../monitor/alerts/steps.ts';
import { ourWorkbooks } from '../monitor/workbook/step.ts';
import { absentWorkbook } from '../monitor/workbook/workbook.ts';
import type { DestroyInput } from './input.ts';

/** Workbooks and alert rules are of the service as a whole: they go with everything, and not with one API. */
export function goingShownLogs({ api }: Pick<DestroyInput, 'api'>, live: Live): readonly Desired[] {
  if (api !== undefined || live.monitoring === undefined) return [];
  return [...ourAlertRules(live).map(({ id }) => absentRule(id)), ...ourWorkbooks(live).map(({ body, id }) => absentWorkbook(id, textAt(body, 'properties', 'displayName') ?? nameOf(id)))];
}
