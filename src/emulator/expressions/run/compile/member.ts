import { unsupported } from '../../fault.ts';
import type { MemberAccess } from '../../syntax/expression.ts';
import { isNullable } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { enumNamed } from '../enumerations.ts';
import { invalidOperation } from '../library/exceptions.ts';
import { membersAt } from '../registry.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import { getterOf } from './find-member.ts';
import { instanceMethod, staticMethod } from './method-group.ts';
import { staticType } from './place.ts';
import type { Place } from './place.ts';
import { typeName } from './types.ts';

/** `a.B`: a property, an enumeration's value, or a method that is handed on. */
export function compileMember(access: MemberAccess, place: Place): Code {
  const owner = place.bindings.get(access.target);
  const methods = place.bindings.get(access)?.kind === 'methods';
  if (owner?.kind === 'type') return methods ? staticMethod(access, typeName(owner.type), place) : staticMember(access, owner.type);
  const target = compile(access.target, place);
  if (methods) return instanceMethod(access, target, place);
  const ofNullable = isNullable(staticType(access.target, place)) ? nullableMember(access.name, target) : undefined;
  if (ofNullable) return ofNullable;
  const get = getterOf(access, place);
  return (frame) => get(target(frame));
}

function staticMember({ name, nameStart }: MemberAccess, type: StaticType): Code {
  const owner = typeName(type);
  const constant = enumNamed(owner, name);
  if (constant) return () => constant;
  const property = membersAt(owner).statics?.properties?.[name];
  if (!property) throw unsupported(`'${name}' of '${owner}'`, nameStart);
  return (frame) => property(frame.run);
}

function nullableMember(name: string, target: Code): Code | undefined {
  if (name === 'HasValue') return (frame) => target(frame) !== null;
  if (name !== 'Value') return undefined;
  return (frame) => {
    const value = target(frame);
    if (value === null) throw invalidOperation('Nullable object must have a value.');
    return value;
  };
}
