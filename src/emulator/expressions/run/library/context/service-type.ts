import type { Getter, TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { noOverload } from '../arguments.ts';

/** An object of the service: properties by name, made when they are asked for. */
export class ServiceValue<T = unknown> implements ClrObject {
  readonly clrType: string;
  readonly of: T;

  constructor(type: string, of: T) {
    this.clrType = fullName(type);
    this.of = of;
  }
}

/** A type of the service: what its objects stand on, and how each member is read from that. */
export function serviceType<T>(type: string, members: Readonly<Record<string, (of: T) => Value>>, more: Omit<TypeMembers, 'name' | 'properties'> = {}): TypeMembers {
  const properties = Object.entries(members).map(([name, read]): [string, Getter] => [name, (target) => read(serviceOf<T>(target, type))]);
  return { name: fullName(type), properties: Object.fromEntries(properties), ...more };
}

export function serviceOf<T>(target: Value, type: string): T {
  if (!(target instanceof ServiceValue) || target.clrType !== fullName(type)) throw noOverload(`${type} as`, [target]);
  return target.of as T;
}

function fullName(type: string): string {
  return `Microsoft.Azure.ApiManagement.${type}`;
}
