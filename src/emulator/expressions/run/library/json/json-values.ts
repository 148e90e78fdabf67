import { enumAt } from '../arguments.ts';
import type { ExtensionMembers, StaticMethod, TypeMembers } from '../../members.ts';
import { ClrSequence } from '../collections/clr-sequence.ts';
import { noOverload, textAt } from '../arguments.ts';
import { isKind } from '../../hierarchy.ts';
import { argumentException } from '../exceptions.ts';
import { compareOf, equal, itemsOf, keyOf, textOf } from '../of-value.ts';
import type { Value } from '../../value.ts';
import { tokenFrom, valueToken } from './from-object.ts';
import { JsonReader } from './json-reader.ts';
import { jsonText } from './json-writer.ts';
import { objectFrom, valueAs } from './to-object.ts';
import { ancestorsOf, descendantsOf, token } from './token-members.ts';
import { JObject, JValue, childrenOf, isToken, nullToken } from './token.ts';

const name = 'Newtonsoft.Json.Linq.JValue';

function held(target: Value | undefined): JValue {
  if (!(target instanceof JValue)) throw noOverload('a JValue as', [target ?? null]);
  return target;
}

function made(value: Value): JValue {
  if (value instanceof JValue) return new JValue(value.kind, value.value);
  const simple = valueToken(value);
  if (!simple) throw argumentException(`Could not determine JSON object type for type ${textOf(value)}.`);
  return simple;
}

export const valueType: TypeMembers = {
  name,
  base: 'Newtonsoft.Json.Linq.JToken',
  properties: { Value: (target) => held(target).value },
  setters: {
    Value(target, value) {
      const { kind } = made(value);
      held(target).kind = kind;
      held(target).value = made(value).value;
    },
  },
  methods: {
    CompareTo: (target, [other = null]) => compareOf(held(target).value, other instanceof JValue ? other.value : other) ?? 0,
    Equals: (target, [other]) => other instanceof JValue && other.kind === held(target).kind && equal(held(target).value, other.value),
  },
  statics: {
    methods: {
      CreateComment: ([text = null]) => new JValue('Comment', text),
      CreateNull: () => nullToken(),
      CreateString: ([text = null]) => new JValue('String', text),
      CreateUndefined: () => new JValue('Undefined', null),
    },
  },
  construct: ([value = null]) => made(value),
  key: (value) => {
    const { kind, value: content } = held(value);
    const key = keyOf(content);
    return `${kind} ${typeof key === 'object' && key !== null ? textOf(key) : String(key)}`;
  },
  compare: (a, b) => compareOf(held(a).value, held(b).value) ?? 0,
};

const deserialize: StaticMethod = (args, site) => {
  const text = textAt(args, 0, 'value');
  site.spend(text.length * 2);
  if (args.length > 1) throw noOverload('JsonConvert.DeserializeObject', args);
  if (text.trim() === '') return null;
  return objectFrom(new JsonReader(text).read('JToken'), site.typeArguments[0] ?? 'System.Object');
};

const serialize: StaticMethod = (args, site) => {
  if (args.length > 2 || (args.length === 2 && enumAt(args, 1, 'Newtonsoft.Json.Formatting') === undefined)) throw noOverload('JsonConvert.SerializeObject', args);
  const text = jsonText(tokenFrom(args[0] ?? null), enumAt(args, 1, 'Newtonsoft.Json.Formatting') === 'Indented');
  site.spend(text.length);
  return text;
};

export const jsonConvert: TypeMembers = { name: 'Newtonsoft.Json.JsonConvert', statics: { methods: { DeserializeObject: deserialize, SerializeObject: serialize, ToString: ([value = null]) => jsonText(tokenFrom(value), false) } } };

const tokens = (target: Value): readonly JToken[] => Array.from(itemsOf(target) ?? [], token);
type JToken = ReturnType<typeof token>;

/** What Newtonsoft adds to sequences of tokens. A JSON token has these itself. */
export const jsonExtensions: ExtensionMembers = {
  on: (target) => {
    if (isToken(target)) return false;
    const [first] = itemsOf(target) ?? [];
    return isToken(first);
  },
  methods: {
    Ancestors: (target) => new ClrSequence(() => tokens(target).flatMap((one) => [...ancestorsOf(one.parent)])),
    AsJEnumerable: (target) => target,
    Children: (target, _, site) => new ClrSequence(() => tokens(target).flatMap((one) => childrenOf(one).filter((each) => isKind(each.clrType, site.typeArguments[0] ?? 'Newtonsoft.Json.Linq.JToken')))),
    Descendants: (target) => new ClrSequence(() => tokens(target).flatMap((one) => [...descendantsOf(one)])),
    Properties: (target) => new ClrSequence(() => tokens(target).flatMap((one) => (one instanceof JObject ? [...one.properties] : []))),
    Values: (target, [key], site) => new ClrSequence(() => tokens(target).flatMap((one) => inside(one, key)).map((one) => valueAs(one, site.typeArguments[0] ?? 'Newtonsoft.Json.Linq.JToken'))),
  },
};

function inside(one: JToken, key: Value | undefined): readonly JToken[] {
  if (typeof key !== 'string') return childrenOf(one);
  const found = one instanceof JObject ? one.get(key) : undefined;
  return found ? [found] : [];
}
