import type { TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { isInt, longOf, noOverload, numberOf, setOut, textAt } from '../arguments.ts';
import { asDateTimeOffset, parsed } from './convert-date.ts';
import { calendarMethods, calendarProperties } from './calendar-members.ts';
import { isDateTime } from './date-time.ts';
import { dateText } from './format-date.ts';
import { readDate } from './parse-date.ts';
import { readExact } from './parse-exact.ts';
import { dateTime, dateTimeOffset, lastTick, perDay, perMillisecond, perMinute, perSecond, ticksAt, ticksOf, timeSpan, unixEpoch } from './ticks.ts';
import type { ClrDateTimeOffset, Ticks } from './ticks.ts';
import { isTimeSpan, spanOf } from './time-span.ts';

const name = 'System.DateTimeOffset';

function isOffset(value: Value | undefined): value is ClrDateTimeOffset {
  return typeof value === 'object' && value?.clrType === name;
}

/** A DateTime converts by itself; local time is UTC here. */
function moment(value: Value | undefined): ClrDateTimeOffset {
  if (isDateTime(value)) return dateTimeOffset(value.ticks, 0);
  if (!isOffset(value)) throw noOverload('a DateTimeOffset as', [value ?? null]);
  return value;
}

const face = (target: Value): Ticks => moment(target).ticks;
const utc = (target: Value | undefined): Ticks => moment(target).ticks - BigInt(moment(target).offset) * perMinute;
const compare = (a: Value, b: Value): number => (utc(a) < utc(b) ? -1 : utc(a) > utc(b) ? 1 : 0);
const offsetOf = (span: Value | undefined): number => Number(spanOf(span) / perMinute);
const at = (ticks: Ticks, offset: number): ClrDateTimeOffset => dateTimeOffset(ticks + BigInt(offset) * perMinute, offset);

function minus(a: Value, b: Value): Value | undefined {
  if (isTimeSpan(b)) return dateTimeOffset(face(a) - b.ticks, moment(a).offset);
  return isOffset(b) || isDateTime(b) ? timeSpan(utc(a) - utc(b)) : undefined;
}

/** Since 1970, down to the unit below. */
function since(target: Value, unit: bigint): bigint {
  const ticks = utc(target) - unixEpoch;
  return ticks % unit < 0n ? ticks / unit - 1n : ticks / unit;
}

export const dateTimeOffsetType: TypeMembers = {
  name,
  base: 'System.ValueType',
  properties: {
    ...calendarProperties(face),
    Date: (target) => dateTime(face(target) - (face(target) % perDay), 'Unspecified'),
    DateTime: (target) => dateTime(face(target), 'Unspecified'),
    LocalDateTime: (target) => dateTime(utc(target), 'Local'),
    UtcDateTime: (target) => dateTime(utc(target), 'Utc'),
    Offset: (target) => timeSpan(BigInt(moment(target).offset) * perMinute),
    UtcTicks: (target) => utc(target),
  },
  methods: {
    ...calendarMethods(face, (target, ticks) => dateTimeOffset(ticks, moment(target).offset)),
    CompareTo: (target, [other = null]) => (other === null ? 1 : compare(target, other)),
    Subtract: (target, args) => {
      const found = minus(target, args[0] ?? null);
      if (found === undefined) throw noOverload('DateTimeOffset.Subtract', args);
      return found;
    },
    ToLocalTime: (target) => at(utc(target), 0),
    ToOffset: (target, [span]) => at(utc(target), offsetOf(span)),
    ToUniversalTime: (target) => at(utc(target), 0),
    ToUnixTimeMilliseconds: (target) => since(target, perMillisecond),
    ToUnixTimeSeconds: (target) => since(target, perSecond),
  },
  statics: {
    properties: {
      MaxValue: () => dateTimeOffset(lastTick, 0),
      MinValue: () => dateTimeOffset(0n, 0),
      Now: ({ now }) => dateTimeOffset(ticksOf(now()), 0),
      UnixEpoch: () => dateTimeOffset(unixEpoch, 0),
      UtcNow: ({ now }) => dateTimeOffset(ticksOf(now()), 0),
    },
    methods: {
      Compare: ([a = null, b = null]) => compare(a, b),
      FromUnixTimeMilliseconds: ([value = null]) => dateTimeOffset(longOf(value) * perMillisecond + unixEpoch, 0),
      FromUnixTimeSeconds: ([value = null]) => dateTimeOffset(longOf(value) * perSecond + unixEpoch, 0),
      Parse: (args) => {
        if (args.length > 1 && args[1] !== null) throw noOverload('DateTimeOffset.Parse', args);
        return parsed(args[0], asDateTimeOffset, 'DateTimeOffset');
      },
      ParseExact: (args) => parsed(args[0], asDateTimeOffset, 'DateTimeOffset', (one) => readExact(one, textAt(args, 1, 'format'))),
      TryParse: (args) => {
        if (args.length !== 2) throw noOverload('DateTimeOffset.TryParse', args);
        const found = typeof args[0] === 'string' ? readDate(args[0]) : undefined;
        setOut(args, 1, found ? asDateTimeOffset(found) : dateTimeOffset(0n, 0));
        return found !== undefined;
      },
    },
  },
  construct: (args) => {
    const [first = null, second] = args;
    if (isDateTime(first)) return dateTimeOffset(first.ticks, isTimeSpan(second) ? offsetOf(second) : 0);
    if (args.length === 2) return dateTimeOffset(longOf(first), offsetOf(second));
    const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second0 = 0, millisecond = 0] = args.filter((one) => isInt(one)).map(numberOf);
    return dateTimeOffset(ticksAt({ year, month, day }) + BigInt(hour * 60 + minute) * perMinute + BigInt(second0) * perSecond + BigInt(millisecond) * perMillisecond, offsetOf(args.at(-1)));
  },
  text: (target, format) => dateText({ ticks: face(target), zone: { kind: 'offset', minutes: moment(target).offset } }, format),
  equals: (a, b) => utc(a) === utc(b),
  compare,
  key: (value) => String(utc(value)),
  operators: {
    '+': (a, b) => (isOffset(a) && isTimeSpan(b) ? dateTimeOffset(a.ticks + b.ticks, a.offset) : undefined),
    '-': (a, b) => (isOffset(a) || (isDateTime(a) && isOffset(b)) ? minus(a, b) : undefined),
  },
};
