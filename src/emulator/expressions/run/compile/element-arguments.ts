import type { Argument } from '../../syntax/expression.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { isNumberType } from '../operations/convert-number.ts';
import type { Frame } from '../frame.ts';
import type { Value } from '../value.ts';
import { compileArguments } from './arguments.ts';
import type { ArgumentsCode } from './arguments.ts';
import { conversion } from './convert.ts';
import { staticType } from './place.ts';
import type { Place } from './place.ts';
import { runType } from './types.ts';

/** Methods of collections whose arguments are, from the last one back, the type arguments of the collection. */
const takesElements: ReadonlySet<string> = new Set(['Add', 'TryAdd', 'Insert', 'Enqueue', 'Push', 'Contains', 'IndexOf', 'Remove', 'ContainsKey', 'ContainsValue', '[]']);

/** Arguments; a number that goes into a `List<double>` becomes one, as values do not know of what type their collection is. */
export function elementArguments(given: readonly Argument[], receiver: StaticType | undefined, method: string, place: Place): ArgumentsCode {
  const args = compileArguments(given, place);
  const conversions = given.map(({ value }, index) => {
    const wanted = receiver ? wantedType(receiver, method, index, given.length) : unknown;
    return isNumberType(runType(wanted)?.name ?? '') ? conversion(staticType(value, place), wanted) : undefined;
  });
  if (conversions.every((one) => one === undefined)) return args;
  return (frame: Frame): readonly Value[] => args(frame).map((value, index) => conversions[index]?.(value) ?? value);
}

function wantedType(receiver: StaticType, method: string, index: number, count: number): StaticType {
  if (receiver.kind !== 'named' || !receiver.definition.name.startsWith('System.Collections.Generic.') || !takesElements.has(method)) return unknown;
  const { typeArguments } = receiver;
  if (typeArguments.length === 2) return (method === 'ContainsValue' ? typeArguments[1] : typeArguments[index]) ?? unknown;
  return index === count - 1 && method !== '[]' ? (typeArguments[0] ?? unknown) : unknown;
}
