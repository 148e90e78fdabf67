import type { ArrayCreation, ArrayInitializer, Expression } from '../../syntax/expression.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { ClrArray, ClrBytes } from '../arrays.ts';
import { isSmall } from '../numbers.ts';
import { typeOfValue } from '../registry.ts';
import { ClrException } from '../value.ts';
import type { Value } from '../value.ts';
import { element } from '../bounds.ts';
import type { Frame } from '../frame.ts';
import type { Code } from './code.ts';
import { converted } from './convert.ts';
import { defaultCode } from './default-value.ts';
import { compile } from './expression.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { runType } from './types.ts';

/** `new T[n]`, `new T[] { … }`, `new[] { … }`. */
export function compileArray(creation: ArrayCreation, place: Place): Code {
  const { elementType, lengths, elements } = creation;
  const written = elementType ? typeAt(elementType, place) : elementOf(staticType(creation, place));
  if (elements) return compileElements(elements, written, place);
  const [first] = lengths;
  const length = first ? compile(first, place) : (): Value => 0;
  const fallback = defaultCode(written);
  const name = runType(written)?.name ?? 'System.Object';
  return (frame) => {
    const count = Number(length(frame));
    if (count < 0) throw new ClrException('System.OverflowException', 'Arithmetic operation resulted in an overflow.');
    frame.run.spend(count * element);
    if (name === 'System.Byte') return new ClrBytes(new Uint8Array(count));
    return new ClrArray(name, Array.from({ length: count }, () => fallback(frame)));
  };
}

function elementOf(type: StaticType): StaticType {
  return type.kind === 'array' ? type.element : unknown;
}

/** The elements of an array; where their type is not known before, the values tell it. */
export function compileElements({ elements }: ArrayInitializer, type: StaticType, place: Place): Code {
  const codes = elements.map((one) => compileOne(one, type, place));
  const name = runType(type)?.name;
  return (frame) => build(name, codes, frame);
}

function compileOne(one: Expression | ArrayInitializer, type: StaticType, place: Place): Code {
  return one.kind === 'arrayInitializer' ? compileElements(one, elementOf(type), place) : converted(compile(one, place), staticType(one, place), type);
}

function build(name: string | undefined, codes: readonly Code[], frame: Frame): Value {
  const items = codes.map((code) => code(frame));
  frame.run.spend(items.length * element);
  if (name === 'System.Byte') return new ClrBytes(Uint8Array.from(items, (item) => (isSmall(item) ? item.value : Number(item))));
  return new ClrArray(name ?? commonType(items), items);
}

function commonType(items: readonly Value[]): string {
  const types = new Set(items.filter((item) => item !== null).map(typeOfValue));
  const [only] = types;
  return types.size === 1 && only !== undefined ? only : 'System.Object';
}
