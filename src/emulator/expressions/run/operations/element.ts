import { ClrArray, ClrBytes, getElement, setElement } from '../arrays.ts';
import { indexOutOfRange, nullReference } from '../library/exceptions.ts';
import { NotHere } from '../library/not-here.ts';
import type { CallSite } from '../members.ts';
import { char, isNumeric } from '../numbers.ts';
import { membersOf, typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { implicitly } from '../conversions.ts';
import { toNumber } from './convert-number.ts';

/** `target[args]`. @throws NullReferenceException, IndexOutOfRangeException, and what the type's own indexer throws */
export function getElementOf(target: Value, args: readonly Value[], site: CallSite): Value {
  if (target === null) throw nullReference();
  const [at = null] = args;
  if (typeof target === 'string') {
    const code = isNumeric(at) ? target.charCodeAt(toNumber(at)) : Number.NaN;
    if (Number.isNaN(code)) throw indexOutOfRange();
    return char(code);
  }
  if ((target instanceof ClrArray || target instanceof ClrBytes) && isNumeric(at)) return getElement(target, toNumber(at));
  const { index } = membersOf(target);
  if (!index) throw noIndex(target);
  return index.get(target, args, site);
}

export function setElementOf(target: Value, args: readonly Value[], value: Value): void {
  if (target === null) throw nullReference();
  const [at = null] = args;
  if ((target instanceof ClrArray || target instanceof ClrBytes) && isNumeric(at)) {
    const convert = implicitly(target.clrType.slice(0, -2));
    setElement(target, toNumber(at), convert ? convert(value) : value);
    return;
  }
  const set = membersOf(target).index?.set;
  if (!set) throw noIndex(target);
  set(target, args, value);
}

function noIndex(target: Value): NotHere {
  return new NotHere(`indexing '${typeOfValue(target)}' in expressions`);
}
