import { enumNamed, isEnum } from '../../enumerations.ts';
import type { CallSite, Method, StaticMethod, TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { enumAt, noOverload, textAt } from '../arguments.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { isKind } from '../../hierarchy.ts';
import { argumentException, invalidOperation, outOfRange } from '../exceptions.ts';
import { equal, textOf } from '../of-value.ts';
import { contentToken, tokenFrom } from './from-object.ts';
import { JsonReader } from './json-reader.ts';
import { jsonText, typeOfToken } from './json-writer.ts';
import { pathError, selectTokens } from './json-path.ts';
import { tokenCasts } from './token-casts.ts';
import { JArray, JObject, JProperty, JValue, childrenOf, cloned, isToken } from './token.ts';
import type { JToken } from './token.ts';
import { insertBeside, removeToken, replaceToken } from './token-places.ts';
import { objectFrom, valueAs } from './to-object.ts';

export function token(value: Value | undefined): JToken {
  if (!isToken(value)) throw noOverload('a JToken as', [value ?? null]);
  return value;
}

const sequence = (items: () => Iterable<JToken>): ClrSequence => new ClrSequence(items);

/** What is around or below a token, found when somebody walks. */
export function* ancestorsOf(from: JToken | undefined): Generator<JToken> {
  for (let one = from; one; one = one.parent) yield one;
}

export function* descendantsOf(from: JToken): Generator<JToken> {
  for (const one of childrenOf(from)) {
    yield one;
    yield* descendantsOf(one);
  }
}

function besides(target: Value, step: 1 | -1): readonly JToken[] {
  const { parent } = token(target);
  const children = parent ? childrenOf(parent) : [];
  const at = children.indexOf(token(target));
  if (at < 0) return [];
  return step === 1 ? children.slice(at + 1) : children.slice(0, at);
}

function pathOf(one: JToken): string {
  const parts = [...ancestorsOf(one)].toReversed().flatMap((each) => {
    if (each instanceof JProperty) return [/^[\w$-]+$/.test(each.name) ? `.${each.name}` : `['${each.name}']`];
    return each.parent instanceof JArray ? [`[${each.parent.items.indexOf(each)}]`] : [];
  });
  return parts.join('').replace(/^\./, '');
}

/** `ToString()` of values is their text, of all else JSON; with `Formatting` JSON of both. */
export function tokenText(target: JToken, formatting: Value | undefined): string {
  const name = formatting !== undefined && isEnum(formatting ?? null) ? enumAt([formatting], 0, 'Newtonsoft.Json.Formatting') : undefined;
  if (name !== undefined) return jsonText(target, name === 'Indented');
  return target instanceof JValue ? textOf(target.value, typeof formatting === 'string' ? formatting : undefined) : jsonText(target, true);
}

const typeArgument = (site: CallSite): string => site.typeArguments[0] ?? 'Newtonsoft.Json.Linq.JToken';

/** `token["a"]`, `token[0]`; undefined where there is nothing. */
export function child(target: JToken, key: Value): JToken | undefined {
  if (target instanceof JObject) {
    if (typeof key !== 'string') throw argumentException(`Accessed JObject values with invalid key value: ${textOf(key)}. Object property name expected.`);
    return target.get(key);
  }
  if (target instanceof JArray) {
    if (typeof key !== 'number') throw argumentException(`Accessed JArray values with invalid key value: "${textOf(key)}". Int32 array index expected.`);
    const found = target.items[key];
    if (!found) throw outside();
    return found;
  }
  throw invalidOperation(`Cannot access child value on ${target.clrType}.`);
}

const outside = (): Error => outOfRange('index', 'Index was out of range. Must be non-negative and less than the size of the collection.');

function select(target: Value, args: readonly Value[], site: CallSite): Generator<JToken> {
  return selectTokens(token(target), textAt(args, 0, 'path'), (units) => site.spend(units));
}

const selectToken: Method = (target, args, site) => {
  const found = [...select(target, args, site)];
  if (found.length > 1) throw pathError('Path returned multiple tokens.');
  if (found.length === 0 && args[1] === true) throw pathError(`Path '${textAt(args, 0, 'path')}' does not exist.`);
  return found[0] ?? null;
};

/** The token's own value, or that of a child by key. */
const valueMethod: Method = (target, args, site) => {
  const [key] = args;
  if (key === undefined) return valueAs(token(target), typeArgument(site));
  const found = child(token(target), key);
  return found ? valueAs(found, typeArgument(site)) : missingValue(typeArgument(site));
};

/** `default(T)`. */
function missingValue(type: string): Value {
  if (type === 'System.Boolean') return false;
  if (type === 'System.Int64') return 0n;
  return /^System\.(?:Int32|Int16|Byte)$/.test(type) ? 0 : type === 'System.Double' ? { clrType: 'System.Double', value: 0 } as Value : null;
}

/** What is a token becomes one of text that is read. */
export function parseToken(as: string): StaticMethod {
  return ([text], site) => {
    const source = textAt([text ?? null], 0, 'json');
    site.spend(source.length * 2);
    return new JsonReader(source).read(as);
  };
}

export const tokenType: TypeMembers = {
  name: 'Newtonsoft.Json.Linq.JToken',
  base: 'System.Collections.Generic.IEnumerable',
  properties: {
    First: (target) => childrenOf(token(target))[0] ?? null,
    HasValues: (target) => childrenOf(token(target)).length > 0,
    Last: (target) => childrenOf(token(target)).at(-1) ?? null,
    Next: (target) => besides(target, 1)[0] ?? null,
    Parent: (target) => token(target).parent ?? null,
    Path: (target) => pathOf(token(target)),
    Previous: (target) => besides(target, -1).at(-1) ?? null,
    Root: (target) => [...ancestorsOf(token(target))].at(-1) ?? null,
    Type: (target) => enumNamed('Newtonsoft.Json.Linq.JTokenType', typeOfToken(token(target))) ?? null,
  },
  methods: {
    AddAfterSelf: (target, [content = null]) => insertBeside(token(target), contentToken(content), 1),
    AddBeforeSelf: (target, [content = null]) => insertBeside(token(target), contentToken(content), 0),
    AfterSelf: (target) => sequence(() => besides(target, 1)),
    Ancestors: (target) => sequence(() => ancestorsOf(token(target).parent)),
    AncestorsAndSelf: (target) => sequence(() => ancestorsOf(token(target))),
    BeforeSelf: (target) => sequence(() => besides(target, -1)),
    Children: (target, _, site) => sequence(() => childrenOf(token(target)).filter((one) => isKind(one.clrType, typeArgument(site)))),
    DeepClone: (target) => cloned(token(target)),
    Remove: (target) => removeToken(token(target)),
    Replace: (target, [content = null]) => replaceToken(token(target), contentToken(content)),
    SelectToken: selectToken,
    SelectTokens: (target, args, site) => sequence(() => select(target, args, site)),
    ToObject: (target, _, site) => objectFrom(token(target), typeArgument(site)),
    ToString: (target, [formatting], site) => {
      const text = tokenText(token(target), formatting);
      site.spend(text.length);
      return text;
    },
    Value: valueMethod,
    Values: (target, _, site) => new ClrSequence(() => childrenOf(token(target)).map((one) => valueAs(one, typeArgument(site)))),
  },
  statics: {
    methods: {
      DeepEquals: ([a = null, b = null]) => sameToken(a, b),
      FromObject: ([value = null]) => tokenFrom(value),
      Parse: parseToken('JToken'),
    },
  },
  index: {
    get: (target, [key = null]) => child(token(target), key) ?? null,
    set(target, [key = null], value) {
      const one = token(target);
      if (one instanceof JObject && typeof key === 'string') one.set(key, contentToken(value));
      else {
        const found = child(one, key);
        if (found) replaceToken(found, contentToken(value));
      }
    },
  },
  items: (target) => childrenOf(token(target)),
  text: (target, format) => tokenText(token(target), format),
  get convert() {
    return tokenCasts;
  },
};

/** Equal in structure and values; the order of properties does not count. */
export function sameToken(a: Value, b: Value): boolean {
  if (!isToken(a) || !isToken(b)) return a === b;
  if (a instanceof JValue && b instanceof JValue) return a.kind === b.kind && equal(a.value, b.value);
  if (a instanceof JArray && b instanceof JArray) return a.items.length === b.items.length && a.items.every((one, at) => sameToken(one, b.items[at] ?? null));
  if (a instanceof JProperty && b instanceof JProperty) return a.name === b.name && sameToken(a.value, b.value);
  if (!(a instanceof JObject) || !(b instanceof JObject) || a.size !== b.size) return false;
  return [...a.properties].every(({ name, value }) => sameToken(value, b.get(name) ?? null));
}
