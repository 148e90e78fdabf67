import type { MemberAccess } from '../../syntax/expression.ts';
import { nullReference } from '../library/exceptions.ts';
import { NotHere } from '../library/not-here.ts';
import type { Getter, Method } from '../members.ts';
import { AnonymousValue, TupleValue } from '../objects.ts';
import { extensionFor, membersAt, typeOfValue } from '../registry.ts';
import type { Value } from '../value.ts';
import { positionOf } from './place.ts';
import type { Place } from './place.ts';

/** Reads a property. What was found for a type is kept for the next value. @throws NullReferenceException, NotHere */
export function getterOf({ name, nameStart }: Pick<MemberAccess, 'name' | 'nameStart'>, place: Place): (target: Value) => Value {
  let type = '';
  let getter: Getter | undefined;
  const position = positionOf(nameStart, place);
  return (target) => {
    if (target === null) throw nullReference();
    const found = typeOfValue(target);
    if (found !== type || !getter) {
      getter = findGetter(target, found, name, position);
      type = found;
    }
    return getter(target);
  };
}

function findGetter(target: Value, type: string, name: string, position: string): Getter {
  const getter = membersAt(type).properties?.[name];
  if (getter) return getter;
  if (target instanceof AnonymousValue && target.members.has(name)) return (one) => (one instanceof AnonymousValue ? (one.members.get(name) ?? null) : null);
  if (target instanceof TupleValue) return (one) => tupleItem(one, name, position);
  if (name === 'HasValue') return () => true;
  throw missing(name, type, position);
}

function tupleItem(tuple: Value, name: string, position: string): Value {
  if (!(tuple instanceof TupleValue)) return null;
  const [, number] = /^Item(\d+)$/.exec(name) ?? [];
  const index = number === undefined ? tuple.names.indexOf(name) : Number(number) - 1;
  const item = tuple.items[index];
  if (item === undefined) throw missing(name, 'System.ValueTuple', position);
  return item;
}

/** Finds the method for a value, in its type or as an extension. */
export function methodOf(name: string, offset: number, place: Place): (target: Value) => Method {
  let type = '';
  let method: Method | undefined;
  const position = positionOf(offset, place);
  return (target) => {
    const found = typeOfValue(target);
    if (found === type && method) return method;
    const own = membersAt(found).methods?.[name];
    const fits = own ?? extensionFor(target, name);
    if (!fits) throw missing(name, found, position);
    // Whether an extension fits depends on the value, not on its type alone.
    [type, method] = own ? [found, own] : ['', undefined];
    return fits;
  };
}

export function missing(name: string, type: string, position: string): NotHere {
  return new NotHere(`'${name}' of '${type}' in expressions (${position})`);
}
