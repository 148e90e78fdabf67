import type { Files, OptionValues } from '../../../commands/command.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { logQueries, type LogQuery } from './log-query.ts';
import { momentOf, shortDuration, spanOf, type Moment } from './span.ts';
import { readPrices, type Prices } from './prices.ts';

/** Of which service, and where its logs are. */
export interface LogSource {
  readonly service: string | undefined;
  readonly resourceGroup: string | undefined;
  readonly api: string | undefined;
  /** Name or ARM id. */
  readonly component: string | undefined;
  /** Name, ARM id, or the id that queries go by. */
  readonly workspace: string | undefined;
}

export interface QueryInput extends LogSource {
  /** Undefined: the queries are listed. */
  readonly query: LogQuery | undefined;
  readonly since: Moment;
  readonly until: Moment | undefined;
  readonly prices: Prices | undefined;
  readonly kqlOnly: boolean;
}

const limitBytes = 1024 * 1024;

export async function queryInput(values: OptionValues, files: Files): Promise<QueryInput> {
  const name = textOf(values, 'name');
  const query = logQueries.find((each) => each.name === name?.toLowerCase());
  if (name !== undefined && query === undefined) throw unknownQuery(name);
  const file = textOf(values, 'prices');
  if (file !== undefined && query?.name !== 'cost') throw new UserError('OptionsConflict', exitCodes.usage, '--prices is for the query cost.', { hint: 'Leave it out, or write: apim-llm monitor query cost --prices FILE' });
  const until = textOf(values, 'until');
  const since = momentOf(textOf(values, 'since') ?? '1h', '--since');
  const input: QueryInput = {
    ...logSource(values),
    query,
    since,
    until: until === undefined ? undefined : momentOf(until, '--until'),
    prices: file === undefined ? undefined : readPrices(await files.readText(file, limitBytes), file),
    kqlOnly: values['kql'] === true,
  };
  // What is wrong whatever the time is, is said before anything is read.
  if (input.until !== undefined && 'ago' in since === 'ago' in input.until) spanOf(since, input.until, 0);
  return input;
}

export function logSource(values: OptionValues): LogSource {
  const [component, workspace] = [textOf(values, 'appInsights'), textOf(values, 'workspace')];
  if (component !== undefined && workspace !== undefined) {
    throw new UserError('OptionsConflict', exitCodes.usage, '--app-insights and --workspace name the same place in two ways.', { hint: 'Keep one of them.' });
  }
  return { service: textOf(values, 'service'), resourceGroup: textOf(values, 'resourceGroup'), api: textOf(values, 'api'), component, workspace };
}

/** Fails with `InvalidValue`. */
export function durationIn(values: OptionValues, key: string): number | undefined {
  const text = textOf(values, key);
  if (text === undefined) return undefined;
  const ms = shortDuration(text);
  if (ms === undefined) throw new UserError('InvalidValue', exitCodes.usage, `--${key}: "${text}" is no duration`, { hint: `Write --${key} 10s (s, m, h, d, or ISO 8601).` });
  return ms;
}

function textOf(values: OptionValues, key: string): string | undefined {
  const value = values[key];
  return typeof value === 'string' ? value : undefined;
}

function unknownQuery(name: string): UserError {
  const near = didYouMean(name, logQueries.map((query) => query.name));
  return new UserError('UnknownQuery', exitCodes.usage, `There is no query "${name}".`, {
    hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), `There are: ${logQueries.map((query) => query.name).join(', ')}`].join('\n'),
  });
}
