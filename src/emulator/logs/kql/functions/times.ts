import { formatDatetime, formatTimespan } from './time-format.ts';
import { calendarUnits, partOf, startOf, unitsBetween, withMonths } from './calendar.ts';
import { inRange } from '../values/datetime.ts';
import { ticksPerDay, ticksPerSecond } from '../values/timespan.ts';
import type { Value } from '../values/value.ts';
import { ticksOfMilliseconds, unixEpoch } from '../values/datetime.ts';
import { numberAt, scalar, type ScalarFunction, textAt } from './scalar-function.ts';

const ticksAt = (args: readonly Value[], index: number): bigint => (typeof args[index] === 'bigint' ? args[index] : 0n);
const since = (name: string, perTick: bigint): ScalarFunction => scalar(`unixtime_${name}_todatetime(long): datetime`, (args) => inRange(unixEpoch + ticksAt(args, 0) * perTick));

/** Times are UTC. `now` and `ago` stand with the functions that know the world. */
export const timeFunctions: readonly ScalarFunction[] = [
  ...(['day', 'week', 'month', 'year'] as const).flatMap((unit) => [
    scalar(`startof${unit}(datetime, long?): datetime`, (args) => startOf(unit, ticksAt(args, 0), numberAt(args, 1)), { naming: '%' }),
    scalar(`endof${unit}(datetime, long?): datetime`, (args) => startOf(unit, ticksAt(args, 0), numberAt(args, 1) + 1) - 1n),
  ]),
  scalar('datetime_diff(string, datetime, datetime): long', (args) => unitsBetween(textAt(args, 0), ticksAt(args, 1), ticksAt(args, 2))),
  scalar('datetime_add(string, long, datetime): datetime', (args) => added(textAt(args, 0), ticksAt(args, 1), ticksAt(args, 2))),
  scalar('datetime_part(string, datetime): int', (args) => partOf(textAt(args, 0), ticksAt(args, 1))),
  scalar('format_datetime(datetime, string): string', (args) => formatDatetime(ticksAt(args, 0), textAt(args, 1)), { naming: '%' }),
  scalar('format_timespan(timespan, string): string', (args) => formatTimespan(ticksAt(args, 0), textAt(args, 1)), { naming: '%' }),
  scalar('getyear(datetime): int', (args) => partOf('year', ticksAt(args, 0))),
  scalar('getmonth(datetime): int', (args) => partOf('month', ticksAt(args, 0))),
  scalar('monthofyear(datetime): int', (args) => partOf('month', ticksAt(args, 0))),
  scalar('dayofmonth(datetime): int', (args) => partOf('day', ticksAt(args, 0))),
  scalar('week_of_year(datetime): int', (args) => partOf('week_of_year', ticksAt(args, 0))),
  scalar('dayofyear(datetime): int', (args) => partOf('dayofyear', ticksAt(args, 0))),
  scalar('hourofday(datetime): int', (args) => partOf('hour', ticksAt(args, 0))),
  scalar('dayofweek(datetime): timespan', (args) => ((ticksAt(args, 0) / ticksPerDay + 1n) % 7n) * ticksPerDay),
  scalar('make_datetime(long, long, long, long?, long?, number?): datetime', made),
  since('seconds', ticksPerSecond),
  since('milliseconds', 10_000n),
  since('microseconds', 10n),
];

function added(unit: string, amount: bigint, to: bigint): Value {
  const name = unit.toLowerCase();
  if (name === 'year' || name === 'quarter' || name === 'month') return inRange(withMonths(to, Number(amount) * (name === 'year' ? 12 : name === 'quarter' ? 3 : 1)));
  const size = calendarUnits[name];
  return size === undefined ? null : inRange(to + amount * size);
}

function made(args: readonly Value[]): Value {
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0] = args.slice(0, 5).map(Number);
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  return inRange(ticksOfMilliseconds(midnight.getTime() + hour * 3_600_000 + minute * 60_000) + BigInt(Math.round(numberAt(args, 5) * Number(ticksPerSecond))));
}
