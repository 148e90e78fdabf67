import type { Files, OptionValues } from '../../../../commands/command.ts';
import { exitCodes, UserError } from '../../../model/user-error.ts';
import { logSource, type LogSource } from '../../queries/query-input.ts';
import { alertKinds, type AlertKind, type Thresholds } from './rule-kinds.ts';

export interface AlertsInput extends LogSource {
  readonly remove: boolean;
  readonly severity: number;
  readonly thresholds: Thresholds;
  /** Names or ARM ids; empty: nothing is said of them. */
  readonly actionGroups: readonly string[];
  readonly templates: Readonly<Record<AlertKind, string>>;
}

/** Azure takes no more on a rule. */
const mostActionGroups = 5;

/** @throws UserError `InvalidValue`, `OptionsConflict` */
export async function prepareAlerts(values: OptionValues, files: Files): Promise<AlertsInput> {
  const number = (name: string, flag: string, usual: number, least: number, most: number, what: string): number => {
    const value = values[name] ?? usual;
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    throw invalid(`${flag} ${String(value)}: ${what}, from ${least} to ${most}.`, `The usual is ${flag} ${usual}.`);
  };
  const groups = values['actionGroup'];
  const actionGroups = Array.isArray(groups) ? groups.filter((group): group is string => typeof group === 'string' && group !== '') : [];
  const remove = values['delete'] === true;
  if (remove && actionGroups.length > 0) throw new UserError('OptionsConflict', exitCodes.usage, '--delete takes the rules away, and --action-group says whom they tell.', { hint: 'Keep one of them.' });
  if (actionGroups.length > mostActionGroups) throw invalid(`--action-group stands there ${actionGroups.length} times: a rule can tell ${mostActionGroups} action groups.`, 'An action group can tell many people: put some together.');
  const texts = await Promise.all(alertKinds.map((kind) => files.readTemplate(`alerts/${kind}.kql`)));
  return {
    ...logSource(values),
    remove,
    severity: number('severity', '--severity', 2, 0, 4, 'it is 0 (critical), 1 (error), 2 (warning), 3 (informational) or 4 (verbose)'),
    thresholds: {
      throttledShare: number('throttledShare', '--throttled-share', 5, 1, 100, 'it is a percentage'),
      refused: number('refused', '--refused', 1, 1, 1_000_000, 'it is a number of calls'),
      overflowShare: number('overflowShare', '--overflow-share', 50, 1, 100, 'it is a percentage'),
      quotaNear: number('quotaNear', '--quota-near', 10, 1, 99, 'it is a percentage'),
      minCalls: number('minCalls', '--min-calls', 20, 1, 1_000_000, 'it is a number of calls'),
    },
    actionGroups,
    templates: Object.fromEntries(alertKinds.map((kind, index) => [kind, texts[index] ?? ''])) as Record<AlertKind, string>,
  };
}

function invalid(message: string, hint: string): UserError {
  return new UserError('InvalidValue', exitCodes.usage, message, { hint });
}
