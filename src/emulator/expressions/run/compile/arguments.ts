import type { Argument, Expression } from '../../syntax/expression.ts';
import { unknown } from '../../types/static-type.ts';
import type { Frame } from '../frame.ts';
import type { OutArgument, Value } from '../value.ts';
import { targetOf } from './assignment.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { isWord } from '../../syntax/type.ts';

export type ArgumentsCode = (frame: Frame) => readonly Value[];

/** The arguments of a call as written, `out` and `ref` as places that can be told a value. */
export function compileArguments(given: readonly Argument[], place: Place): ArgumentsCode {
  const codes = given.map((one) => compileArgument(one, place));
  const [first, second] = codes;
  if (!first) return () => none;
  if (!second) return (frame) => [first(frame)];
  if (codes.length === 2) return (frame) => [first(frame), second(frame)];
  return (frame) => codes.map((code) => code(frame));
}

const none: readonly Value[] = [];

export function compileArgument({ modifier, value }: Pick<Argument, 'modifier' | 'value'>, place: Place): Code {
  return modifier === 'out' || modifier === 'ref' ? compileReference(value, place) : compile(value, place);
}

/** `out var x`, `ref x`. */
function compileReference(value: Expression, place: Place): Code {
  const target = referenced(value, place);
  return (frame): OutArgument => {
    const located = target(frame);
    return { clrType: 'out', get: located.get, set: located.set };
  };
}

interface Located {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
}

function referenced(value: Expression, place: Place): (frame: Frame) => Located {
  if (value.kind === 'name' && value.name === '_' && !place.scope.find('_')) return () => discarded;
  if (value.kind !== 'declaration') return targetOf(value, place);
  if (value.name === undefined) return () => discarded;
  const type = isWord(value.type, 'var') ? unknown : typeAt(value.type, place);
  place.scope.declare(value.name, type);
  return targetOf({ kind: 'name', name: value.name, typeArguments: [], start: value.start, end: value.end }, place);
}

const discarded: Located = { get: () => null, set: () => undefined };

/** For places where the static type of what is handed over counts. */
export function argumentType({ value }: Argument, place: Place): ReturnType<typeof staticType> {
  return staticType(value, place);
}
