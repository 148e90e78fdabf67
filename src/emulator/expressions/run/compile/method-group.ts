import { unsupported } from '../../fault.ts';
import type { MemberAccess } from '../../syntax/expression.ts';
import { nullReference } from '../library/exceptions.ts';
import { membersAt } from '../registry.ts';
import type { ClrFunction } from '../value.ts';
import type { Code } from './code.ts';
import { methodOf } from './find-member.ts';
import { typeAt } from './place.ts';
import type { Place } from './place.ts';
import { typeName } from './types.ts';

/** `Select(int.Parse)`: a method as a delegate. */
export function staticMethod({ name, nameStart, typeArguments }: MemberAccess, type: string, place: Place): Code {
  const method = membersAt(type).statics?.methods?.[name];
  if (!method) throw unsupported(`'${name}' of '${type}'`, nameStart);
  const types = typeArguments.map((one) => typeName(typeAt(one, place)));
  return ({ run }): ClrFunction => ({ clrType: 'System.Delegate', parameters: 1, invoke: (args) => method(args, types.length === 0 ? run : run.withTypes(types)) });
}

/** `Where(names.Contains)`: bound to its target. */
export function instanceMethod({ name, nameStart, typeArguments }: MemberAccess, target: Code, place: Place): Code {
  const find = methodOf(name, nameStart, place);
  const types = typeArguments.map((one) => typeName(typeAt(one, place)));
  return (frame): ClrFunction => {
    const { run } = frame;
    const value = target(frame);
    if (value === null) throw nullReference();
    const method = find(value);
    return { clrType: 'System.Delegate', parameters: 1, invoke: (args) => method(value, args, types.length === 0 ? run : run.withTypes(types)) };
  };
}
