import { addMonths, dateAt, perDay, perMillisecond, perMinute, perSecond, scaled, ticksAt, timeSpan, weekday } from './ticks.ts';
import type { Ticks } from './ticks.ts';
import type { Getter, Method } from '../../members.ts';
import type { Value } from '../../value.ts';
import { enumNamed } from '../../enumerations.ts';
import { intAt, longOf, numberOf } from '../arguments.ts';
import { dayNames } from './format-date.ts';
import { spanOf } from './time-span.ts';

/** Properties that DateTime and DateTimeOffset share: those of the clock face. */
export function calendarProperties(face: (target: Value) => Ticks): Readonly<Record<string, Getter>> {
  const part =
    (unit: Ticks, within: Ticks): Getter =>
    (target) =>
      Number((face(target) / unit) % within);
  return {
    Day: (target) => dateAt(face(target)).day,
    DayOfWeek: (target) => enumNamed('System.DayOfWeek', dayNames[weekday(face(target))] ?? 'Sunday') ?? null,
    DayOfYear: (target) => Number((face(target) - ticksAt({ year: dateAt(face(target)).year, month: 1, day: 1 })) / perDay) + 1,
    Hour: part(perMinute * 60n, 24n),
    Millisecond: part(perMillisecond, 1000n),
    Minute: part(perMinute, 60n),
    Month: (target) => dateAt(face(target)).month,
    Second: part(perSecond, 60n),
    Ticks: face,
    TimeOfDay: (target) => timeSpan(face(target) % perDay),
    Year: (target) => dateAt(face(target)).year,
  };
}

/** `AddDays` and its kin; `moved` makes the value with other ticks. */
export function calendarMethods(face: (target: Value) => Ticks, moved: (target: Value, ticks: Ticks) => Value): Readonly<Record<string, Method>> {
  const add =
    (unit: Ticks): Method =>
    (target, [value = null]) =>
      moved(target, face(target) + scaled(numberOf(value), unit));
  return {
    Add: (target, [span]) => moved(target, face(target) + spanOf(span)),
    AddDays: add(perDay),
    AddHours: add(perMinute * 60n),
    AddMicroseconds: add(10n),
    AddMilliseconds: add(perMillisecond),
    AddMinutes: add(perMinute),
    AddMonths: (target, args) => moved(target, addMonths(face(target), intAt(args, 0, 'months'))),
    AddSeconds: add(perSecond),
    AddTicks: (target, [value = null]) => moved(target, face(target) + longOf(value)),
    AddYears: (target, args) => moved(target, addMonths(face(target), intAt(args, 0, 'value') * 12)),
  };
}
