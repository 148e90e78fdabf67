import type { ClrObject, Value } from '../../value.ts';

/** Kinds of values: names of `JTokenType`. */
export type ValueKind = 'Integer' | 'Float' | 'String' | 'Boolean' | 'Null' | 'Undefined' | 'Date' | 'Bytes' | 'Guid' | 'Uri' | 'TimeSpan' | 'Comment' | 'Raw';

export type JToken = JValue | JProperty | JObject | JArray;
export type JContainer = JProperty | JObject | JArray;

/** A number, a string, null, …: `Integer` is a `long` (or a big integer), `Float` a `double` or `decimal`. */
export class JValue implements ClrObject {
  readonly clrType = 'Newtonsoft.Json.Linq.JValue';
  parent: JContainer | undefined;
  kind: ValueKind;
  value: Value;

  constructor(kind: ValueKind, value: Value) {
    this.kind = kind;
    this.value = value;
  }
}

export class JProperty implements ClrObject {
  readonly clrType = 'Newtonsoft.Json.Linq.JProperty';
  parent: JContainer | undefined;
  readonly name: string;
  private held: JToken;

  constructor(name: string, value: JToken) {
    this.name = name;
    this.held = owned(value, this);
  }

  get value(): JToken {
    return this.held;
  }

  set value(token: JToken) {
    if (token === this.held) return;
    this.held.parent = undefined;
    this.held = owned(token, this);
  }
}

export class JObject implements ClrObject {
  readonly clrType = 'Newtonsoft.Json.Linq.JObject';
  parent: JContainer | undefined;
  private held = new Map<string, JProperty>();

  get properties(): Iterable<JProperty> {
    return this.held.values();
  }

  get size(): number {
    return this.held.size;
  }

  property(name: string): JProperty | undefined {
    return this.held.get(name);
  }

  get(name: string): JToken | undefined {
    return this.held.get(name)?.value;
  }

  set(name: string, value: JToken): void {
    const property = this.held.get(name);
    if (property) property.value = value;
    else this.add(new JProperty(name, value));
  }

  add(property: JProperty): void {
    this.held.set(property.name, owned(property, this));
  }

  delete(name: string): boolean {
    const property = this.held.get(name);
    if (property) property.parent = undefined;
    return this.held.delete(name);
  }

  /** In another order, or others altogether. */
  replaceAll(properties: readonly JProperty[]): void {
    for (const one of this.held.values()) one.parent = undefined;
    this.held = new Map();
    for (const one of properties) this.add(one);
  }
}

export class JArray implements ClrObject {
  readonly clrType = 'Newtonsoft.Json.Linq.JArray';
  parent: JContainer | undefined;
  private held: JToken[] = [];

  constructor(items: Iterable<JToken> = []) {
    for (const one of items) this.add(one);
  }

  get items(): readonly JToken[] {
    return this.held;
  }

  add(token: JToken): void {
    this.held.push(owned(token, this));
  }

  /** As `Array.splice`. */
  splice(at: number, count: number, ...tokens: readonly JToken[]): void {
    for (const one of this.held.slice(at, at + count)) one.parent = undefined;
    this.held.splice(at, count, ...tokens.map((one) => owned(one, this)));
  }
}

/** What already hangs somewhere is copied, as Newtonsoft does: a token has one place. */
function owned<T extends JToken>(token: T, parent: JContainer): T {
  const own = token.parent === undefined ? token : cloned(token);
  own.parent = parent;
  return own;
}

export function cloned<T extends JToken>(token: T): T;
export function cloned(token: JToken): JToken {
  if (token instanceof JValue) return new JValue(token.kind, token.value);
  if (token instanceof JProperty) return new JProperty(token.name, cloned(token.value));
  if (token instanceof JArray) return new JArray(token.items.map((one) => cloned(one)));
  const made = new JObject();
  for (const one of token.properties) made.add(new JProperty(one.name, cloned(one.value)));
  return made;
}

export function isToken(value: unknown): value is JToken {
  return value instanceof JValue || value instanceof JObject || value instanceof JArray || value instanceof JProperty;
}

/** What stands directly inside of a token. */
export function childrenOf(token: JToken): readonly JToken[] {
  if (token instanceof JValue) return [];
  if (token instanceof JProperty) return [token.value];
  return token instanceof JArray ? token.items : [...token.properties];
}

export const nullToken = (): JValue => new JValue('Null', null);
