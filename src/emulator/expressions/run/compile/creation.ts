import { unsupported } from '../../fault.ts';
import type { AnonymousObject, ObjectCreation, TupleLiteral } from '../../syntax/expression.ts';
import { AnonymousValue, TupleValue } from '../objects.ts';
import { membersAt } from '../registry.ts';
import { compileArguments } from './arguments.ts';
import type { Code } from './code.ts';
import { defaultCode } from './default-value.ts';
import { compile } from './expression.ts';
import { compileInitializer } from './initializer.ts';
import { typeAt } from './place.ts';
import type { Place } from './place.ts';
import { isNumberType } from '../operations/convert-number.ts';
import { runType, typeName } from './types.ts';

/** `new T(…) { … }`. */
export function compileObject({ type: written, arguments: given, initializer, start }: ObjectCreation, place: Place): Code {
  const type = typeAt(written, place);
  const name = runType(type)?.name ?? 'System.Object';
  const [only] = given;
  if (given.length === 0 && (isNumberType(name) || name === 'System.Boolean')) return defaultCode(type);
  if (only && /^System\.(?:Func|Action|Predicate|Comparison|Converter)$/.test(name)) return compile(only.value, place);
  const { construct } = membersAt(name);
  if (!construct) throw unsupported(`'new ${name}'`, start);
  const args = compileArguments(given, place);
  const types = type.kind === 'named' ? type.typeArguments.map(typeName) : [];
  const create: Code = types.length === 0 ? (frame) => construct(args(frame), frame.run) : (frame) => construct(args(frame), frame.run.withTypes(types));
  if (!initializer) return create;
  const fill = compileInitializer(initializer, type, place);
  return (frame) => {
    const value = create(frame);
    fill(frame, value);
    return value;
  };
}

export function compileAnonymous({ members }: AnonymousObject, place: Place): Code {
  const codes = members.map(({ name, value }) => [name, compile(value, place)] as const);
  return (frame) => new AnonymousValue(new Map(codes.map(([name, code]) => [name, code(frame)])));
}

export function compileTuple({ elements }: TupleLiteral, place: Place): Code {
  const codes = elements.map(({ value }) => compile(value, place));
  const names = elements.map(({ name }) => name);
  return (frame) => new TupleValue(codes.map((code) => code(frame)), names);
}
