import { ExpressionFault, unsupported } from '../../fault.ts';
import type { Argument, Invocation, MemberAccess } from '../../syntax/expression.ts';
import { isNullable } from '../../types/static-type.ts';
import { argumentNull, nullReference } from '../library/exceptions.ts';
import type { Method } from '../members.ts';
import { extensionFor, extensionsNamed, isAnywhere, membersAt } from '../registry.ts';
import type { Value } from '../value.ts';
import { elementArguments } from './element-arguments.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import { methodOf } from './find-member.ts';
import { callDelegate, callLocal } from './local-call.ts';
import { nullableMethod } from './nullable-method.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { typeName } from './types.ts';

/** A call: of a method, a local function or a delegate. */
export function compileInvocation({ callee, arguments: given, start }: Invocation, place: Place): Code {
  if (callee.kind === 'name') {
    const variable = place.scope.find(callee.name);
    if (!variable) throw new ExpressionFault(`The name '${callee.name}' does not exist in the current context`, start);
    return variable.signature ? callLocal(variable, variable.signature, given, place, start) : callDelegate(compile(callee, place), given, place);
  }
  if (callee.kind !== 'member') return callDelegate(compile(callee, place), given, place);
  const owner = place.bindings.get(callee.target);
  return owner?.kind === 'type' ? callStatic(callee, typeName(owner.type), given, place) : callInstance(callee, given, place);
}

function callStatic({ name, nameStart, typeArguments }: MemberAccess, type: string, given: readonly Argument[], place: Place): Code {
  const args = elementArguments(given, undefined, name, place);
  const types = typeArguments.length === 0 && type === 'System.Enum' ? outTypes(given, place) : typeArguments.map((one) => typeName(typeAt(one, place)));
  const method = membersAt(type).statics?.methods?.[name] ?? asExtension(name);
  if (!method) throw unsupported(`'${name}' of '${type}'`, nameStart);
  return types.length === 0 ? (frame) => method(args(frame), frame.run) : (frame) => method(args(frame), frame.run.withTypes(types));
}

/** `Enum.TryParse(text, out DayOfWeek day)`: the variable says which enumeration is meant. */
function outTypes(given: readonly Argument[], place: Place): readonly string[] {
  return given.flatMap(({ modifier, value }) => {
    if (modifier !== 'out') return [];
    if (value.kind === 'declaration') return [typeName(typeAt(value.type, place))];
    const variable = value.kind === 'name' ? place.scope.find(value.name) : undefined;
    return variable ? [typeName(variable.type)] : [];
  });
}

/** `Enumerable.Where(list, …)`: the first argument is what the method stands on. */
function asExtension(name: string): ((args: readonly Value[], site: Parameters<Method>[2]) => Value) | undefined {
  if (extensionsNamed(name).length === 0) return undefined;
  return ([target = null, ...others], site) => {
    const method = extensionFor(target, name);
    if (!method) throw argumentNull('source');
    return method(target, others, site);
  };
}

function callInstance(callee: MemberAccess, given: readonly Argument[], place: Place): Code {
  const { name, nameStart } = callee;
  const receiver = staticType(callee.target, place);
  const target = compile(callee.target, place);
  const args = elementArguments(given, receiver, name, place);
  if (isNullable(receiver)) {
    const method = nullableMethod(name, target, args);
    if (method) return method;
  }
  if (receiver.kind === 'named' && !isAnywhere(name)) throw unsupported(`'${name}' of '${receiver.definition.name}'`, nameStart);
  const find = methodOf(name, nameStart, place);
  const onNull = whenNull(callee, given.length, place);
  const types = callee.typeArguments.map((one) => typeName(typeAt(one, place)));
  return (frame) => {
    const value = target(frame);
    const values = args(frame);
    const method = value === null ? onNull : find(value);
    return method(value, values, types.length === 0 ? frame.run : frame.run.withTypes(types));
  };
}

/** Methods that stand on other types are called with null as well. Those of the service take it; LINQ and JSON refuse it in their own way. */
function whenNull(callee: MemberAccess, count: number, place: Place): Method {
  const bound = place.bindings.get(callee);
  const owner = bound?.kind === 'methods' ? (bound.member?.owner.name ?? '') : '';
  const own = takesNull.has(callee.name) ? extensionsNamed(callee.name)[0]?.methods[callee.name] : undefined;
  if (owner.endsWith('.ExpressionSyntaxExtensions') && own) return own;
  const onToken = callee.name === 'Value' && count === 0 && owner.startsWith('Newtonsoft.');
  const extension = onToken || owner.endsWith('Extensions') || owner === 'System.Linq.Enumerable';
  return () => {
    throw extension ? argumentNull(onToken ? 'value' : 'source') : nullReference();
  };
}

const takesNull: ReadonlySet<string> = new Set(['AsJwt', 'AsBasic', 'TryParseJwt', 'TryParseBasic']);
