import { byte } from './numbers.ts';
import { ClrException } from './value.ts';
import type { ClrObject, Value } from './value.ts';

/** An array of anything but bytes; `clrType` is `System.String[]`. Its members are those of `System.Array`. */
export class ClrArray implements ClrObject {
  readonly clrType: string;
  readonly items: Value[];

  /** `elementType` is a full name, `System.Object` where it is not known. */
  constructor(elementType: string, items: Value[]) {
    this.clrType = `${elementType}[]`;
    this.items = items;
  }
}

/** `byte[]`. */
export class ClrBytes implements ClrObject {
  readonly clrType = 'System.Byte[]';
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

export function lengthOf(array: ClrArray | ClrBytes): number {
  return array instanceof ClrBytes ? array.bytes.length : array.items.length;
}

export function getElement(array: ClrArray | ClrBytes, index: number): Value {
  const element = array instanceof ClrBytes ? array.bytes[index] : array.items[index];
  if (element === undefined) throw outside();
  return array instanceof ClrBytes ? byte(Number(element)) : (element as Value);
}

/** The value has the element's type already. */
export function setElement(array: ClrArray | ClrBytes, index: number, value: Value): void {
  if (index < 0 || index >= lengthOf(array)) throw outside();
  if (array instanceof ClrArray) array.items[index] = value;
  else array.bytes[index] = typeof value === 'object' && value !== null && 'value' in value ? Number(value.value) : Number(value);
}

export function* elementsOf(array: ClrArray | ClrBytes): Iterable<Value> {
  if (array instanceof ClrArray) yield* array.items;
  else for (const one of array.bytes) yield byte(one);
}

function outside(): ClrException {
  return new ClrException('System.IndexOutOfRangeException', 'Index was outside the bounds of the array.');
}
