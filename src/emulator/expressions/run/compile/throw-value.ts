import { nullReference } from '../library/exceptions.ts';
import { NotHere } from '../library/not-here.ts';
import { typeOfValue } from '../registry.ts';
import { ClrException } from '../value.ts';
import type { Value } from '../value.ts';

/** `throw x`. */
export function throwValue(value: Value): never {
  if (value === null) throw nullReference();
  if (value instanceof ClrException) throw value;
  throw new NotHere(`throwing '${typeOfValue(value)}'`);
}
