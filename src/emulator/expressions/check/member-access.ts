import { ExpressionFault } from '../fault.ts';
import type { MemberAccess } from '../syntax/expression.ts';
import { findExtension, isExtension } from '../types/extensions.ts';
import { findMember, findStatic, isComplete, lineage } from '../types/members.ts';
import type { Member } from '../types/members.ts';
import { display, substitute } from '../types/static-type.ts';
import type { StaticType } from '../types/static-type.ts';
import { isNamespace, typesAt } from '../types/type-table.ts';
import { unknownValue } from './bound.ts';
import type { Bound } from './bound.ts';
import type { Environment } from './environment.ts';
import { choose, missingIn, resolveType } from './resolve-type.ts';
import { checkUsage, refusedType } from './usage.ts';

/** A member of what its target turned out to be. Behind `?.` the service does not look at who may use it. */
export function bindMember(access: MemberAccess, target: Bound, environment: Environment): Bound {
  const types = access.typeArguments.map((argument) => resolveType(argument, environment));
  switch (target.kind) {
    case 'namespace':
      return inNamespace(access, target.name, types);
    case 'type':
      return staticMember(access, target.type);
    case 'value':
      return instanceMember(access, target.type);
    case 'methods':
      throw new ExpressionFault(`'${access.target.kind === 'member' ? access.target.name : 'method group'}' is a method, which is not valid in the given context`, access.start);
  }
}

function inNamespace({ name, nameStart }: MemberAccess, space: string, types: readonly StaticType[]): Bound {
  const full = `${space}.${name}`;
  const candidates = typesAt(full);
  if (candidates.length > 0) return { kind: 'type', type: choose(candidates, name, types, nameStart) };
  if (isNamespace(full)) return { kind: 'namespace', name: full };
  throw missingIn(space, name, nameStart);
}

function staticMember(access: MemberAccess, type: StaticType): Bound {
  const { name, nameStart } = access;
  if (type.kind !== 'named') return unknownValue;
  const { definition } = type;
  const nested = typesAt(`${definition.name}.${name}`);
  if (nested.length > 0) return { kind: 'type', type: choose(nested, name, [], nameStart) };
  const member = findStatic(type, name);
  if (member) {
    checkUsage(member.owner, name, access.start);
    return asBound(member);
  }
  if (definition.allowed === 'nothing') throw refusedType(definition, access.start);
  if (definition.complete && !findMember(type, name)) throw new ExpressionFault(`'${display(type)}' does not contain a definition for '${name}'`, nameStart);
  return unknownValue;
}

function instanceMember(access: MemberAccess, type: StaticType): Bound {
  const { name, nameStart } = access;
  if (type.kind === 'dynamic') throw new ExpressionFault('Dynamic member invocation is not supported', access.start);
  if (type.kind === 'void') throw new ExpressionFault("Operator '.' cannot be applied to operand of type 'void'", access.start);
  if (type.kind === 'null') throw new ExpressionFault("Operator '.' cannot be applied to operand of type '<null>'", access.start);
  if (type.kind !== 'named' && type.kind !== 'array') return unknownValue;
  const member = findMember(type, name) ?? findExtension(type, name);
  if (member) {
    // A method is looked at where it is called: see invocation.ts.
    if (access.target.kind !== 'conditionalReceiver' || member.signature.kind === 'method') checkUsage(member.owner, name, access.start);
    return asBound(member);
  }
  const refused = type.kind === 'named' && type.definition.allowed === 'nothing' && lineage(type).every(({ definition }) => definition.allowed === 'nothing' || definition.name === 'System.Object');
  if (refused && !isExtension(name)) throw refusedType(type.definition, access.start);
  if (isComplete(type) && !findStatic(type, name)) throw noDefinition(type, name, nameStart);
  return unknownValue;
}

function noDefinition(type: StaticType, name: string, offset: number): ExpressionFault {
  const shown = display(type);
  return new ExpressionFault(
    `'${shown}' does not contain a definition for '${name}' and no accessible extension method '${name}' accepting a first argument of type '${shown}' could be found (are you missing a using directive or an assembly reference?)`,
    offset,
  );
}

function asBound(member: Member): Bound {
  const { signature, bindings } = member;
  return signature.kind === 'method' ? { kind: 'methods', member } : { kind: 'value', type: substitute(signature.returns, bindings), member };
}
