import type { Json, JsonObject } from '../../model/json.ts';
import type { Answer } from '../answer.ts';
import type { Relation } from './kql/bind/relation.ts';
import { textOf } from './kql/values/convert.ts';
import { datetimeText } from './kql/values/datetime.ts';
import { timespanText } from './kql/values/timespan.ts';
import type { KType } from './kql/values/type.ts';
import type { Value } from './kql/values/value.ts';
import type { Preferences } from './query-request.ts';
import type { Tables } from './query-scope.ts';

/** Documented limits of an answer: rows, and bytes of its data (jupyter-Kqlmagic#77: 64000000). */
export const answerLimits = { rows: 500_000, bytes: 64_000_000 };

/** The result as one table; what is too much is cut off and told as a partial error. */
export function queryAnswer(result: Relation, { read }: Tables, { statistics, render }: Preferences, limits = answerLimits): Answer {
  const { rows, size, problem } = cut(result, limits);
  const { rows: rowsRead, dropped } = read();
  const problems = [...(problem === undefined ? [] : [problem]), ...dropped.map((each) => `The local Azure keeps no more rows of a table than it has room for: ${each.rows} older ones of ${each.table} are gone.`)];
  const body: JsonObject = {
    tables: [{ name: 'PrimaryResult', columns: result.columns.map(({ name, type }) => ({ name, type })), rows: [...rows] }],
    ...(render ? { render: renderOf(result) } : {}),
    ...(statistics ? { statistics: { query: { executionTime: 0, resourceUsage: { cpu: { totalCpu: '00:00:00' } }, datasetStatistics: [{ tableRowCount: rows.length, tableSize: size }], inputDatasetStatistics: { rows: { total: rowsRead, scanned: rowsRead } } } } } : {}),
    ...(problems.length > 0 ? { error: partialError(problems) } : {}),
  };
  return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body };
}

function cut({ columns, rows }: Relation, limits: typeof answerLimits): { readonly rows: readonly Json[][]; readonly size: number; readonly problem: string | undefined } {
  const kept: Json[][] = [];
  let size = 0;
  for (const row of rows) {
    if (kept.length >= limits.rows) return { rows: kept, size, problem: `Query result set has exceeded the internal record count limit ${limits.rows} (E_QUERY_RESULT_SET_TOO_LARGE; see https://aka.ms/kustoquerylimits)` };
    const cells = columns.map(({ type }, index) => cellOf(row[index] ?? null, type));
    const bytes = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length + 2 : 8), 0);
    if (size + bytes > limits.bytes) return { rows: kept, size, problem: `Query result set has exceeded the internal data size limit ${limits.bytes} (E_QUERY_RESULT_SET_TOO_LARGE; see https://aka.ms/kustoquerylimits)` };
    kept.push(cells);
    size += bytes;
  }
  return { rows: kept, size, problem: undefined };
}

/** Times and dynamics are texts; what JSON has no number for, too. */
function cellOf(value: Value, type: KType): Json {
  if (value === null) return type === 'string' ? '' : null;
  if (type === 'datetime') return typeof value === 'bigint' ? datetimeText(value) : null;
  if (type === 'timespan') return typeof value === 'bigint' ? timespanText(value) : null;
  if (type === 'dynamic') return textOf(value, 'dynamic');
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : textOf(value, 'real');
  return typeof value === 'object' ? null : value;
}

function partialError(problems: readonly string[]): JsonObject {
  return {
    code: 'PartialError',
    message: 'There were some errors when processing your query.',
    details: problems.map((message) => ({ code: 'EngineError', message: 'Something went wrong processing your query on the server.', innererror: { code: '-2133196797', message, severity: 2, severityName: 'Error' } })),
  };
}

/** What `render` said; a table where it said nothing (documentation: "Prefer: include-render"). */
function renderOf({ render }: Relation): JsonObject {
  const { title = null, kind = 'default', ...others } = render?.properties ?? {};
  return { visualization: render?.chart ?? 'table', title, accumulate: false, isQuerySorted: false, kind, annotation: '', by: null, ...others };
}
