import type { Method, TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { intAt, noOverload, setOut, textAt } from '../arguments.ts';
import { comparisonIn, equalText } from '../compare-text.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { KeyValuePair } from '../collections/key-value-pair.ts';
import { argumentException, outOfRange } from '../exceptions.ts';
import { itemsOf, textOf } from '../of-value.ts';
import { contentToken, tokenFrom, valueToken } from './from-object.ts';
import { merge } from './merge.ts';
import { child, descendantsOf, parseToken, sameToken, token } from './token-members.ts';
import { JArray, JObject, JProperty, JValue, childrenOf, isToken, nullToken } from './token.ts';

const space = 'Newtonsoft.Json.Linq.';

function object(target: Value): JObject {
  if (!(target instanceof JObject)) throw noOverload('a JObject as', [target]);
  return target;
}

function array(target: Value): JArray {
  if (!(target instanceof JArray)) throw noOverload('a JArray as', [target]);
  return target;
}

function property(target: Value): JProperty {
  if (!(target instanceof JProperty)) throw noOverload('a JProperty as', [target]);
  return target;
}

/** Puts content into an object: properties, or sequences of them. */
function intoObject(target: JObject, content: Value): void {
  if (content instanceof JProperty) {
    if (target.property(content.name)) throw argumentException(`Can not add property ${content.name} to ${space}JObject. Property with the same name already exists on object.`);
    target.add(content);
    return;
  }
  const items = content === null || content instanceof JValue || typeof content === 'string' ? undefined : itemsOf(content);
  if (!items) throw argumentException(`Can not add ${content === null ? 'null' : textOf(content)} to ${space}JObject.`);
  for (const one of items) {
    if (one instanceof KeyValuePair) target.set(textOf(one.key), contentToken(one.value));
    else intoObject(target, one);
  }
}

/** `new JArray(a, b)`, `new JArray(list)`: things one by one, or what a sequence has. */
function intoArray(target: JArray, content: Value): void {
  const items = content === null || typeof content === 'string' || isToken(content) ? undefined : valueToken(content) ? undefined : itemsOf(content);
  if (items) for (const one of items) target.add(contentToken(one));
  else target.add(contentToken(content));
}

function add(target: Value, args: readonly Value[]): null {
  const [first = null, second = null] = args;
  if (target instanceof JArray) intoArray(target, first);
  else if (target instanceof JObject && args.length === 2) {
    const name = textAt(args, 0, 'propertyName');
    if (target.property(name)) throw argumentException(`Can not add property ${name} to ${space}JObject. Property with the same name already exists on object.`);
    target.set(name, contentToken(second));
  } else intoObject(object(target), first);
  return null;
}

const addFirst: Method = (target, [content = null]) => {
  if (target instanceof JArray) target.splice(0, 0, contentToken(content));
  else object(target).replaceAll([property(content), ...object(target).properties]);
  return null;
};

function removeAll(target: Value): null {
  if (target instanceof JArray) target.splice(0, target.items.length);
  else object(target).replaceAll([]);
  return null;
}

const container: TypeMembers = {
  name: `${space}JContainer`,
  base: `${space}JToken`,
  properties: { Count: (target) => childrenOf(token(target)).length },
  methods: {
    Add: add,
    AddFirst: addFirst,
    Descendants: (target) => new ClrSequence(() => descendantsOf(token(target))),
    DescendantsAndSelf: (target) => new ClrSequence(() => [token(target), ...descendantsOf(token(target))]),
    Merge: (target, args) => {
      if (args.length > 1) throw noOverload('JContainer.Merge', args);
      merge(token(target), tokenFrom(args[0] ?? null));
      return null;
    },
    RemoveAll: removeAll,
    ReplaceAll: (target, args) => removeAll(target) ?? add(target, args),
  },
};

/** By name as the comparison sees it; the exact one first. */
function named(target: Value, args: readonly Value[]): JProperty | undefined {
  const [name = null] = args;
  if (typeof name !== 'string') return undefined;
  const comparison = comparisonIn(args);
  return object(target).property(name) ?? (comparison === undefined ? undefined : [...object(target).properties].find((one) => equalText(one.name, name, comparison)));
}

const objectType: TypeMembers = {
  name: `${space}JObject`,
  base: `${space}JContainer`,
  methods: {
    ContainsKey: (target, args) => object(target).property(textAt(args, 0, 'propertyName')) !== undefined,
    GetValue: (target, args) => named(target, args)?.value ?? null,
    Properties: (target) => new ClrSequence(() => object(target).properties),
    Property: (target, args) => named(target, args) ?? null,
    PropertyValues: (target) => new ClrSequence(() => childrenOf(target as JObject).map((one) => property(one).value)),
    Remove: (target, args) => {
      if (args.length === 0) return tokenRemove(target);
      return object(target).delete(textAt(args, 0, 'propertyName'));
    },
    TryGetValue: (target, args) => {
      const found = named(target, args);
      setOut(args, args.length - 1, found?.value ?? null);
      return found !== undefined;
    },
  },
  statics: { methods: { FromObject: ([value = null]) => object(tokenFrom(value)), Parse: parseToken('JObject') } },
  construct: (args) => {
    const made = new JObject();
    const [first] = args;
    if (args.length === 1 && first instanceof JObject) for (const one of first.properties) made.add(one);
    else for (const one of args) intoObject(made, one);
    return made;
  },
};

function tokenRemove(target: Value): null {
  const { parent } = token(target);
  if (parent instanceof JArray) parent.splice(parent.items.indexOf(token(target)), 1);
  else if (parent instanceof JProperty && parent.parent instanceof JObject) parent.parent.delete(parent.name);
  return null;
}

function place(target: Value, value: Value): number {
  const items = array(target).items;
  const same = isToken(value) ? items.indexOf(value) : -1;
  return same >= 0 ? same : items.findIndex((one) => one instanceof JValue && valueToken(value) !== undefined && sameToken(one, valueToken(value) ?? null));
}

const arrayType: TypeMembers = {
  name: `${space}JArray`,
  base: `${space}JContainer`,
  properties: { IsReadOnly: () => false },
  methods: {
    Clear: removeAll,
    Contains: (target, [value = null]) => place(target, value) >= 0,
    IndexOf: (target, [value = null]) => place(target, value),
    Insert: (target, args) => {
      const at = intAt(args, 0, 'index');
      if (at < 0 || at > array(target).items.length) throw outOfRange('index');
      array(target).splice(at, 0, contentToken(args[1] ?? null));
      return null;
    },
    Remove: (target, args) => {
      if (args.length === 0) return tokenRemove(target);
      const at = place(target, args[0] ?? null);
      if (at >= 0) array(target).splice(at, 1);
      return at >= 0;
    },
    RemoveAt: (target, args) => {
      if (!child(array(target), intAt(args, 0, 'index'))) throw outOfRange('index');
      array(target).splice(intAt(args, 0, 'index'), 1);
      return null;
    },
  },
  statics: { methods: { FromObject: ([value = null]) => array(tokenFrom(value)), Parse: parseToken('JArray') } },
  construct: (args) => {
    const made = new JArray();
    const [first] = args;
    if (args.length === 1 && first instanceof JArray) for (const one of first.items) made.add(one);
    else if (args.length === 1) intoArray(made, first ?? null);
    else for (const one of args) made.add(contentToken(one));
    return made;
  },
};

const propertyType: TypeMembers = {
  name: `${space}JProperty`,
  base: `${space}JContainer`,
  // `foreach` over a JObject gives pairs of key and value, LINQ gives properties: both see these.
  properties: { Key: (target) => property(target).name, Name: (target) => property(target).name, Value: (target) => property(target).value },
  setters: { Value: (target, value) => void (property(target).value = contentToken(value)) },
  convert: { 'System.Collections.Generic.KeyValuePair': (target) => new KeyValuePair(property(target).name, property(target).value) },
  construct: (args) => {
    const [, content = null, ...more] = args;
    return new JProperty(textAt(args, 0, 'name'), more.length > 0 ? new JArray([content, ...more].map(contentToken)) : args.length < 2 ? nullToken() : contentToken(content));
  },
};

export const containerTypes: readonly TypeMembers[] = [container, objectType, arrayType, propertyType];
