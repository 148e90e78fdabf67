import { double } from '../../numbers.ts';
import type { StaticMethod, TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { noOverload, numberOf, setOut, textAt } from '../arguments.ts';
import { formatException } from '../exceptions.ts';
import { readTimeSpan, timeSpanText } from './time-span-text.ts';
import { perDay, perMillisecond, perMinute, perSecond, scaled, timeSpan } from './ticks.ts';
import type { ClrTimeSpan, Ticks } from './ticks.ts';

export function isTimeSpan(value: Value | undefined): value is ClrTimeSpan {
  return typeof value === 'object' && value?.clrType === 'System.TimeSpan';
}

export function spanOf(value: Value | undefined): Ticks {
  if (!isTimeSpan(value)) throw noOverload('a TimeSpan as', [value ?? null]);
  return value.ticks;
}

const part = (unit: Ticks, within: Ticks) => (target: Value) => Number((spanOf(target) / unit) % within);
const total = (unit: Ticks) => (target: Value) => double(Number(spanOf(target)) / Number(unit));
const from =
  (unit: Ticks): StaticMethod =>
  ([value = null]) =>
    timeSpan(scaled(numberOf(value), unit));

const compare = (a: Value, b: Value): number => (spanOf(a) < spanOf(b) ? -1 : spanOf(a) > spanOf(b) ? 1 : 0);
const both = (a: Value, b: Value, make: (a: Ticks, b: Ticks) => Ticks): Value | undefined => (isTimeSpan(a) && isTimeSpan(b) ? timeSpan(make(a.ticks, b.ticks)) : undefined);
const hour = perMinute * 60n;

export const timeSpanType: TypeMembers = {
  name: 'System.TimeSpan',
  base: 'System.ValueType',
  properties: {
    Days: (target) => Number(spanOf(target) / perDay),
    Hours: part(hour, 24n),
    Minutes: part(perMinute, 60n),
    Seconds: part(perSecond, 60n),
    Milliseconds: part(perMillisecond, 1000n),
    Ticks: spanOf,
    TotalDays: total(perDay),
    TotalHours: total(hour),
    TotalMinutes: total(perMinute),
    TotalSeconds: total(perSecond),
    TotalMilliseconds: total(perMillisecond),
  },
  methods: {
    Add: (target, [other]) => timeSpan(spanOf(target) + spanOf(other)),
    Subtract: (target, [other]) => timeSpan(spanOf(target) - spanOf(other)),
    Negate: (target) => timeSpan(-spanOf(target)),
    Duration: (target) => timeSpan(spanOf(target) < 0n ? -spanOf(target) : spanOf(target)),
    CompareTo: (target, [other = null]) => (other === null ? 1 : compare(target, other)),
  },
  statics: {
    properties: { Zero: () => timeSpan(0n), MaxValue: () => timeSpan(2n ** 63n - 1n), MinValue: () => timeSpan(-(2n ** 63n)), TicksPerDay: () => perDay, TicksPerHour: () => hour, TicksPerMinute: () => perMinute, TicksPerSecond: () => perSecond, TicksPerMillisecond: () => perMillisecond },
    methods: {
      Compare: ([a = null, b = null]) => compare(a, b),
      FromDays: from(perDay),
      FromHours: from(hour),
      FromMinutes: from(perMinute),
      FromSeconds: from(perSecond),
      FromMilliseconds: from(perMillisecond),
      FromTicks: ([value = null]) => timeSpan(BigInt(numberOf(value))),
      Parse: (args) => {
        const text = textAt(args, 0, 'input');
        const ticks = readTimeSpan(text);
        if (ticks === undefined) throw formatException(`String '${text}' was not recognized as a valid TimeSpan.`);
        return timeSpan(ticks);
      },
      TryParse: (args) => {
        if (args.length !== 2) throw noOverload('TimeSpan.TryParse', args);
        const ticks = typeof args[0] === 'string' ? readTimeSpan(args[0]) : undefined;
        setOut(args, 1, timeSpan(ticks ?? 0n));
        return ticks !== undefined;
      },
    },
  },
  construct: (args) => {
    if (args.length < 2) return timeSpan(args[0] === undefined ? 0n : BigInt.asIntN(64, BigInt(numberOf(args[0]))));
    const [days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0] = (args.length === 3 ? [0, ...args] : args).map((one) => numberOf(one));
    return timeSpan(BigInt(days) * perDay + BigInt(hours) * hour + BigInt(minutes) * perMinute + BigInt(seconds) * perSecond + BigInt(milliseconds) * perMillisecond);
  },
  text: (target, format) => timeSpanText(spanOf(target), format),
  equals: (a, b) => spanOf(a) === spanOf(b),
  compare,
  key: (value) => String(spanOf(value)),
  operators: {
    '+': (a, b) => both(a, b, (x, y) => x + y),
    '-': (a, b) => both(a, b, (x, y) => x - y),
    '*': (a, b) => (isTimeSpan(a) ? timeSpan(scaled(numberOf(b), a.ticks)) : isTimeSpan(b) ? timeSpan(scaled(numberOf(a), b.ticks)) : undefined),
    '/': (a, b) => (isTimeSpan(a) && isTimeSpan(b) ? double(Number(a.ticks) / Number(b.ticks)) : isTimeSpan(a) ? timeSpan(BigInt(Math.round(Number(a.ticks) / numberOf(b)))) : undefined),
  },
};
