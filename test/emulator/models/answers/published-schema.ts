import { readFileSync } from 'node:fs';
import { isObject } from '../../../../src/model/json.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';
import { sharedFile } from '../../../support/shared.ts';

/** What in `value` is not as the schema of that name in a published description (`../shared/specs/aoai`) has it: one line each. */
export function faultsAgainst(description: string, schema: string, value: Json): readonly string[] {
  return new Checking(documentOf(description)).faults({ $ref: `#/components/schemas/${schema}` }, value, schema);
}

const documents = new Map<string, JsonObject>();

function documentOf(description: string): JsonObject {
  const document = documents.get(description) ?? (JSON.parse(readFileSync(sharedFile(`specs/aoai/${description}.json`), 'utf8')) as JsonObject);
  documents.set(description, document);
  return document;
}

class Checking {
  private readonly document: JsonObject;

  constructor(document: JsonObject) {
    this.document = document;
  }

  faults(schema: JsonObject, value: Json, path: string, followed: readonly string[] = []): readonly string[] {
    const named = this.resolved(schema);
    if (value === null) return named['nullable'] === true || named['type'] === undefined ? [] : [`${path} is null`];
    const own = [...this.typeFaults(named, value, path), ...this.choiceFaults(named, value, path)];
    return own.length > 0 ? own : [...this.memberFaults(named, value, path), ...this.combined(named, value, path, followed)];
  }

  private resolved(schema: JsonObject): JsonObject {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    const found = reference.slice(2).split('/').reduce<Json | undefined>((here, name) => (isObject(here) ? here[name] : undefined), this.document);
    if (!isObject(found)) throw new Error(`${reference} is not there`);
    return this.resolved(found);
  }

  private typeFaults(schema: JsonObject, value: Json, path: string): readonly string[] {
    const { type } = schema;
    if (typeof type !== 'string') return [];
    const right = {
      object: isObject(value),
      array: Array.isArray(value),
      string: typeof value === 'string',
      boolean: typeof value === 'boolean',
      number: typeof value === 'number',
      integer: Number.isInteger(value),
    }[type];
    return right === true ? [] : [`${path} is no ${type}`];
  }

  private choiceFaults(schema: JsonObject, value: Json, path: string): readonly string[] {
    const { enum: choices, minimum, maximum } = schema;
    if (Array.isArray(choices) && !choices.includes(value)) return [`${path} is ${JSON.stringify(value)}`];
    if (typeof value === 'number' && ((typeof minimum === 'number' && value < minimum) || (typeof maximum === 'number' && value > maximum))) return [`${path} is ${value}`];
    return [];
  }

  private memberFaults(schema: JsonObject, value: Json, path: string): readonly string[] {
    if (Array.isArray(value)) return isObject(schema['items']) ? value.flatMap((item: Json, at) => this.faults(schema['items'] as JsonObject, item, `${path}[${at}]`)) : [];
    if (!isObject(value)) return [];
    const required = (Array.isArray(schema['required']) ? schema['required'] : []).map(String);
    const missing = required.filter((name) => value[name] === undefined).map((name) => `${path}.${name} is missing`);
    const properties = isObject(schema['properties']) ? schema['properties'] : {};
    return [...missing, ...Object.entries(value).flatMap(([name, member]) => (isObject(properties[name]) && member !== undefined ? this.faults(properties[name], member, `${path}.${name}`) : []))];
  }

  /** A discriminator leads to the schema that counts, once: that schema names its base, which has the discriminator, again. */
  private combined(schema: JsonObject, value: Json, path: string, followed: readonly string[]): readonly string[] {
    const all = (Array.isArray(schema['allOf']) ? schema['allOf'] : []).filter(isObject).flatMap((part) => this.faults(part, value, path, followed));
    const some = [schema['anyOf'], schema['oneOf']].filter(Array.isArray).flatMap((options) => this.noneOf(options.filter(isObject), value, path, followed));
    const discriminator = schema['discriminator'];
    if (!isObject(discriminator) || !isObject(discriminator['mapping']) || !isObject(value)) return [...all, ...some];
    const named = String(value[String(discriminator['propertyName'])]);
    const target = discriminator['mapping'][named];
    const further = typeof target === 'string' && !followed.includes(target) ? this.faults({ $ref: target }, value, `${path}(${named})`, [...followed, target]) : [];
    return [...all, ...some, ...further];
  }

  private noneOf(options: readonly JsonObject[], value: Json, path: string, followed: readonly string[]): readonly string[] {
    const faults = options.map((option) => this.faults(option, value, path, followed));
    return faults.some((each) => each.length === 0) ? [] : (faults.toSorted((a, b) => a.length - b.length)[0] ?? []);
  }
}
