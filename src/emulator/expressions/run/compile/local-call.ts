import { ExpressionFault } from '../../fault.ts';
import type { Argument } from '../../syntax/expression.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { ClrArray } from '../arrays.ts';
import { nullReference } from '../library/exceptions.ts';
import { NotHere } from '../library/not-here.ts';
import { isFunction } from '../objects.ts';
import { typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { compileArgument, compileArguments } from './arguments.ts';
import type { Code } from './code.ts';
import { converted } from './convert.ts';
import { reader } from './name.ts';
import { staticType } from './place.ts';
import type { Place } from './place.ts';
import type { Signature, SignatureParameter, Variable } from './scopes.ts';
import { runType } from './types.ts';

/** Calls a delegate. */
export function callDelegate(delegate: Code, given: readonly Argument[], place: Place): Code {
  const args = compileArguments(given, place);
  return (frame) => invoke(delegate(frame), args(frame));
}

function invoke(delegate: Value, args: readonly Value[]): Value {
  if (delegate === null) throw nullReference();
  if (!isFunction(delegate)) throw new NotHere(`calling '${typeOfValue(delegate)}'`);
  return delegate.invoke(args);
}

/** Calls a local function: arguments by place or name, defaults for those left out, the rest in an array for `params`. */
export function callLocal(variable: Variable, signature: Signature, given: readonly Argument[], place: Place, offset: number): Code {
  const callee = reader(variable);
  const codes = signature.parameters.map((parameter, index) => argumentFor(parameter, index, given, place, offset));
  return (frame) => {
    const args = codes.map((code) => code(frame));
    return invoke(callee(frame), args);
  };
}

function argumentFor(parameter: SignatureParameter, index: number, given: readonly Argument[], place: Place, offset: number): Code {
  const named = given.find(({ name }) => name === parameter.name);
  const positional = given[index]?.name === undefined ? given[index] : undefined;
  const found = named ?? positional;
  if (parameter.modifier === 'params' && !named) return rest(parameter.type, given.slice(index), place);
  if (found) return parameter.modifier === 'out' || parameter.modifier === 'ref' ? compileArgument(found, place) : converted(compileArgument(found, place), staticType(found.value, place), parameter.type);
  if (parameter.fallback) return parameter.fallback;
  throw new ExpressionFault(`There is no argument given that corresponds to the required parameter '${parameter.name}'`, offset);
}

/** One array that fits is handed on as it is. */
function rest(type: StaticType, given: readonly Argument[], place: Place): Code {
  const [only] = given;
  const element = type.kind === 'array' ? type.element : unknown;
  if (given.length === 1 && only && staticType(only.value, place).kind === 'array') return compileArgument(only, place);
  const codes = given.map((one) => converted(compileArgument(one, place), staticType(one.value, place), element));
  const name = runType(element)?.name ?? 'System.Object';
  return (frame) => new ClrArray(name, codes.map((code) => code(frame)));
}
