import { enumNamed, isEnum } from '../../enumerations.ts';
import type { TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { intAt, isInt, longOf, noOverload, numberOf, setOut } from '../arguments.ts';
import { asDateTime, parsed } from './convert-date.ts';
import { calendarMethods, calendarProperties } from './calendar-members.ts';
import { dateText } from './format-date.ts';
import { readDate } from './parse-date.ts';
import { readExact } from './parse-exact.ts';
import { dateTime, daysIn, isLeap, lastTick, perDay, perMillisecond, perMinute, perSecond, ticksAt, ticksOf, timeSpan, unixEpoch } from './ticks.ts';
import type { ClrDateTime, Kind, Ticks } from './ticks.ts';
import { isTimeSpan } from './time-span.ts';

export function isDateTime(value: Value | undefined): value is ClrDateTime {
  return typeof value === 'object' && value?.clrType === 'System.DateTime';
}

function moment(value: Value | undefined): ClrDateTime {
  if (!isDateTime(value)) throw noOverload('a DateTime as', [value ?? null]);
  return value;
}

const face = (target: Value): Ticks => moment(target).ticks;
const compare = (a: Value, b: Value): number => (face(a) < face(b) ? -1 : face(a) > face(b) ? 1 : 0);
const text = (target: Value, format?: string): string => dateText({ ticks: face(target), zone: { kind: 'dateTime', of: moment(target).kind } }, format);

const kinds = 'System.DateTimeKind';
const kindAt = (value: Value | undefined): Kind => (value !== undefined && isEnum(value) && value.clrType === kinds && (value.name === 'Utc' || value.name === 'Local') ? value.name : 'Unspecified');

/** A date less a date is a span, less a span a date. */
function minus(a: Value, b: Value): Value | undefined {
  if (isDateTime(b)) return timeSpan(face(a) - b.ticks);
  return isTimeSpan(b) ? dateTime(face(a) - b.ticks, moment(a).kind) : undefined;
}

function construct(args: readonly Value[]): Value {
  const kind = kindAt(args.at(-1));
  if (args.length < 3) return dateTime(args[0] === undefined ? 0n : longOf(args[0]), kind);
  const [year = 1, month = 1, day = 1, hour = 0, minute = 0, second = 0, millisecond = 0] = args.filter((one) => isInt(one)).map(numberOf);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || millisecond < 0 || millisecond > 999) throw noOverload('DateTime with this time of day:', args);
  return dateTime(ticksAt({ year, month, day }) + BigInt(hour * 60 + minute) * perMinute + BigInt(second) * perSecond + BigInt(millisecond) * perMillisecond, kind);
}

export const dateTimeType: TypeMembers = {
  name: 'System.DateTime',
  base: 'System.ValueType',
  properties: { ...calendarProperties(face), Date: (target) => dateTime(face(target) - (face(target) % perDay), moment(target).kind), Kind: (target) => enumNamed(kinds, moment(target).kind) ?? null },
  methods: {
    ...calendarMethods(face, (target, ticks) => dateTime(ticks, moment(target).kind)),
    CompareTo: (target, [other = null]) => (other === null ? 1 : compare(target, other)),
    IsDaylightSavingTime: () => false,
    Subtract: (target, args) => minus(target, args[0] ?? null) ?? noDifference(args),
    ToLocalTime: (target) => dateTime(face(target), 'Local'),
    ToLongDateString: (target) => text(target, 'D'),
    ToLongTimeString: (target) => text(target, 'T'),
    ToShortDateString: (target) => text(target, 'd'),
    ToShortTimeString: (target) => text(target, 't'),
    ToUniversalTime: (target) => dateTime(face(target), 'Utc'),
  },
  statics: {
    properties: {
      MaxValue: () => dateTime(lastTick, 'Unspecified'),
      MinValue: () => dateTime(0n, 'Unspecified'),
      Now: ({ now }) => dateTime(ticksOf(now()), 'Local'),
      Today: ({ now }) => dateTime(ticksOf(now()) - (ticksOf(now()) % perDay), 'Local'),
      UnixEpoch: () => dateTime(unixEpoch, 'Utc'),
      UtcNow: ({ now }) => dateTime(ticksOf(now()), 'Utc'),
    },
    methods: {
      Compare: ([a = null, b = null]) => compare(a, b),
      DaysInMonth: (args) => daysIn(intAt(args, 0, 'year'), intAt(args, 1, 'month')),
      IsLeapYear: (args) => isLeap(intAt(args, 0, 'year')),
      Parse: (args) => {
        if (args.length > 1 && args[1] !== null) throw noOverload('DateTime.Parse', args);
        return parsed(args[0], asDateTime, 'DateTime');
      },
      ParseExact: ([value, format]) => parsed(value, asDateTime, 'DateTime', (one) => readExact(one, typeof format === 'string' ? format : 'o')),
      SpecifyKind: ([value, kind]) => dateTime(moment(value).ticks, kindAt(kind)),
      TryParse: (args) => {
        if (args.length !== 2) throw noOverload('DateTime.TryParse', args);
        const found = typeof args[0] === 'string' ? readDate(args[0]) : undefined;
        setOut(args, 1, found ? asDateTime(found) : dateTime(0n, 'Unspecified'));
        return found !== undefined;
      },
    },
  },
  construct,
  text,
  equals: (a, b) => face(a) === face(b),
  compare,
  key: (value) => String(face(value)),
  operators: {
    '+': (a, b) => (isDateTime(a) && isTimeSpan(b) ? dateTime(a.ticks + b.ticks, a.kind) : undefined),
    '-': (a, b) => (isDateTime(a) ? minus(a, b) : undefined),
  },
};

function noDifference(args: readonly Value[]): never {
  throw noOverload('DateTime.Subtract', args);
}
