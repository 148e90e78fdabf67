import type { OptionValues, QueryModule } from '../../../commands/command.ts';
import { isoDuration } from '../../model/duration.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { filledIn } from './fill-in.ts';
import { logScope, moreOfLogs, workspaceOf } from './find-workspace.ts';
import { kqlText } from './kql-literal.ts';
import { whyNothing } from './monitoring-off.ts';
import { placeOf } from './place.ts';
import { durationIn, logSource, type LogSource } from './query-input.ts';

export interface TailInput extends LogSource {
  /** Milliseconds. */
  readonly sinceMs: number;
}

export interface TailOptions {
  readonly intervalMs: number;
  /** Undefined: until it is stopped. */
  readonly forMs: number | undefined;
  readonly jsonLines: boolean;
}

const shortestInterval = 1000;

/** Fails with `InvalidValue` and `OptionsConflict`. */
export function tailOptions(values: OptionValues, json: boolean): TailOptions {
  const intervalMs = durationIn(values, 'interval') ?? 10_000;
  if (intervalMs < shortestInterval) throw new UserError('InvalidValue', exitCodes.usage, '--interval: the shortest is 1s', { hint: 'Logs come minutes after the calls: 10s is often enough.' });
  const jsonLines = values['jsonLines'] === true;
  if (jsonLines && json) throw new UserError('OptionsConflict', exitCodes.usage, '--json is one document at the end, --json-lines one for each call.', { hint: 'Keep one of them.' });
  return { intervalMs, forMs: durationIn(values, 'for'), jsonLines };
}

export const monitorTailModule: QueryModule<TailInput> = {
  prepare: (values) => Promise.resolve({ ...logSource(values), sinceMs: durationIn(values, 'since') ?? 300_000 }),
  template: () => 'tail',
  onlyShows: () => false,
  place: placeOf,
  scope: logScope,
  more: (input, live) => moreOfLogs(input, false, live),
  workspace: workspaceOf,
  question({ api, service, sinceMs }, template) {
    const kql = filledIn(template, { service: kqlText(service ?? ''), api: kqlText(api ?? '') });
    return { name: 'tail', kql, span: { duration: isoDuration(sinceMs) }, chart: { label: [], value: '' } };
  },
  whyEmpty: (input, live) => whyNothing(input, false, live),
};
