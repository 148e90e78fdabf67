import { dateText } from '../../../../expressions/run/library/time/format-date.ts';
import { isDateTime } from '../../../../expressions/run/library/time/date-time.ts';
import { asDateTime } from '../../../../expressions/run/library/time/convert-date.ts';
import { readDate } from '../../../../expressions/run/library/time/parse-date.ts';
import { dateTime, ticksOf } from '../../../../expressions/run/library/time/ticks.ts';
import type { ClrDateTime } from '../../../../expressions/run/library/time/ticks.ts';
import type { Value } from '../../../../expressions/run/value.ts';
import { clrText } from '../value-text.ts';
import { isScalar } from '../values.ts';
import type { LiquidValue } from '../values.ts';
import { textIn } from './filter.ts';
import type { FilterTools, Filters } from './filter.ts';

/** With .NET's formats (documentation of set-body): `{{ body.start | Date: "yyyyMMddTHH:mm:ssZ" }}`. Text that is no date stays as it is. */
function date(input: LiquidValue, [pattern = null]: readonly LiquidValue[], { now }: FilterTools): LiquidValue {
  if (input === null) return null;
  const format = (textIn(pattern) ?? '').trim() === '' ? undefined : (textIn(pattern) ?? undefined);
  if (isScalar(input) && isDateTime(input)) return written(input, format);
  const text = isScalar(input) ? clrText(input as Value) : '';
  const current = /^(now|today)$/i.test(text);
  const found = current ? dateTime(ticksOf(now()), 'Local') : read(text);
  if (found === undefined || (format === undefined && !current)) return text;
  return written(found, format);
}

function read(text: string): ClrDateTime | undefined {
  const found = readDate(text);
  return found && asDateTime(found);
}

function written({ ticks, kind }: ClrDateTime, format: string | undefined): string {
  return dateText({ ticks, zone: { kind: 'dateTime', of: kind } }, format);
}

export const dateFilters: Filters = { Date: { least: 1, run: date } };
