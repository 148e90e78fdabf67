import { ExpressionFault } from '../../fault.ts';
import type { Assignment, BinaryOperator, Expression } from '../../syntax/expression.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import type { Frame } from '../frame.ts';
import { getElementOf, setElementOf } from '../operations/element.ts';
import { nullReference } from '../library/exceptions.ts';
import { TupleValue } from '../objects.ts';
import { membersOf, typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { compileArguments } from './arguments.ts';
import { operation } from './binary.ts';
import type { Code } from './code.ts';
import { conversion } from './convert.ts';
import { compile } from './expression.ts';
import { getterOf, missing } from './find-member.ts';
import { reader, writer } from './name.ts';
import { positionOf, staticType } from './place.ts';
import type { Place } from './place.ts';
import { isStaticString } from './types.ts';

/** A place that takes values, found once: in `a[i++] += 1` the index counts once. */
export interface Target {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
}

/** The type that a variable or place was declared with. */
export function targetType(target: Expression, place: Place): StaticType {
  const declared = target.kind === 'name' ? place.scope.find(target.name)?.type : undefined;
  return declared === undefined || declared.kind === 'unknown' ? staticType(target, place) : declared;
}

export function compileAssignment({ operator, left, right }: Assignment, place: Place): Code {
  const value = compile(right, place);
  const type = targetType(left, place);
  const convert = conversion(staticType(right, place), type);
  if (operator === '=') {
    if (left.kind === 'name') return assignName(left, value, convert, place);
    const target = targetOf(left, place);
    return (frame) => {
      const located = target(frame);
      const given = value(frame);
      const result = convert ? convert(given) : given;
      located.set(result);
      return result;
    };
  }
  const target = targetOf(left, place);
  const apply = operation(operator.slice(0, -1) as Exclude<BinaryOperator, '&&' | '||' | '??' | '==' | '!='>, place.checked, isStaticString(type) || isStaticString(staticType(right, place)));
  const back = conversion(unknown, type);
  return (frame) => {
    const located = target(frame);
    const result = apply(located.get(), value(frame), frame.run);
    const fitting = back ? back(result) : result;
    located.set(fitting);
    return fitting;
  };
}

function assignName({ name }: { readonly name: string }, value: Code, convert: ((value: Value) => Value) | undefined, place: Place): Code {
  const variable = place.scope.find(name);
  if (!variable) return value;
  const write = writer(variable);
  return (frame) => {
    const given = value(frame);
    const result = convert ? convert(given) : given;
    write(frame, result);
    return result;
  };
}

/** Finds the place that is written. */
export function targetOf(target: Expression, place: Place): (frame: Frame) => Target {
  switch (target.kind) {
    case 'name': {
      const variable = place.scope.find(target.name);
      if (!variable) throw new ExpressionFault(`The name '${target.name}' does not exist in the current context`, target.start);
      const [read, write] = [reader(variable), writer(variable)];
      return (frame) => ({ get: () => read(frame), set: (value) => write(frame, value) });
    }
    case 'member': {
      const owner = compile(target.target, place);
      const get = getterOf(target, place);
      const position = positionOf(target.nameStart, place);
      return (frame) => {
        const value = owner(frame);
        return { get: () => get(value), set: (given) => setMember(value, target.name, given, position) };
      };
    }
    case 'elementAccess': {
      const owner = compile(target.target, place);
      const index = compileArguments(target.arguments, place);
      return (frame) => {
        const [value, at] = [owner(frame), index(frame)];
        return { get: () => getElementOf(value, at, frame.run), set: (given) => setElementOf(value, at, given) };
      };
    }
    default:
      throw new ExpressionFault('The left-hand side of an assignment must be a variable, property or indexer', target.start);
  }
}

export function setMember(target: Value, name: string, value: Value, position: string): void {
  if (target === null) throw nullReference();
  if (target instanceof TupleValue) {
    const [, number] = /^Item(\d+)$/.exec(name) ?? [];
    target.items[number === undefined ? target.names.indexOf(name) : Number(number) - 1] = value;
    return;
  }
  const setter = membersOf(target).setters?.[name];
  if (!setter) throw missing(name, typeOfValue(target), position);
  setter(target, value);
}
