import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { without, withoutAll } from '../entries.ts';
import { fieldsOf, headingFields, objectMaps, type Holds } from '../fields.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import type { Rule, Where } from '../rewrite.ts';
import { schemaKinds } from './schema/kinds.ts';

const id = 'known-fields';
const reason = 'a field that OpenAPI 3.0 does not have stops the import: it is left out, and so is one that holds something else';

function repaired(node: JsonObject, where: Where, known: ReadonlyMap<string, Holds>): JsonObject {
  // Beside a reference nothing is read.
  if (mayRefer(where.kind) && where.kind !== 'pathItem' && typeof node['$ref'] === 'string') return node;
  let copy: Map<string, Json | undefined> | undefined;
  for (const key of Object.keys(node)) {
    const before = node[key];
    const holds = known.get(key);
    const after = holds !== undefined ? fitting(before, holds) : key.startsWith('x-') ? before : undefined;
    if (after === before) continue;
    where.note(key);
    copy ??= new Map(Object.entries(node));
    if (after === undefined) copy.delete(key);
    else copy.set(key, after);
  }
  return copy === undefined ? node : Object.fromEntries(copy);
}

/** The value as the field holds it; undefined for something else. Null counts as absent. */
function fitting(value: Json | undefined, holds: Holds): Json | undefined {
  switch (holds) {
    case 'any': return value;
    case 'text': return typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
    case 'number': return typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : undefined;
    case 'flag': return typeof value === 'boolean' ? value : typeof value === 'string' && /^(true|false)$/i.test(value) ? value.toLowerCase() === 'true' : undefined;
    case 'texts': return filtered(value, (item) => typeof item === 'string');
    case 'list': return Array.isArray(value) ? value : undefined;
    case 'objects': return filtered(value, isObject);
    case 'map':
    case 'object': return isObject(value) ? value : undefined;
    case 'objectOrFlag': return isObject(value) || typeof value === 'boolean' ? value : undefined;
  }
}

function filtered(value: Json | undefined, keep: (item: Json) => boolean): Json | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.every(keep) ? value : value.filter(keep);
}

function onlyObjects(node: JsonObject, { kind, note }: Where): JsonObject {
  const bad = Object.keys(node).filter((key) => !isObject(node[key]) && !(forms[kind].extensible && key.startsWith('x-')));
  for (const key of bad) note(key);
  return bad.length === 0 ? node : Object.fromEntries(Object.entries(node).filter(([key]) => !bad.includes(key)));
}

const structural = (Object.keys(fieldsOf) as Kind[]).filter((kind) => kind !== 'schema');

/** Before other rules look into them. */
export const knownFields: Rule = {
  id,
  reason,
  kinds: [...structural, 'heading', ...objectMaps],
  apply(node, where) {
    if (objectMaps.includes(where.kind)) return onlyObjects(node, where);
    const known = where.kind === 'heading' ? headingFields.get(where.path.join('/')) : fieldsOf[where.kind];
    return known === undefined ? node : repaired(node, where, known);
  },
};

/** After all that OpenAPI 3.1 has were written as 3.0 has them. */
export const knownSchemaFields: Rule = {
  id,
  reason,
  kinds: [...schemaKinds, 'schemas'],
  apply(node, where) {
    if (where.kind === 'schemas') return onlyObjects(node, where);
    return withDiscriminator(repaired(node, where, fieldsOf.schema ?? new Map()), where);
  },
};

function withDiscriminator(node: JsonObject, { note }: Where): JsonObject {
  const { $ref, discriminator } = node;
  if (typeof $ref === 'string' || !isObject(discriminator)) return node;
  const { propertyName } = discriminator;
  if (typeof propertyName !== 'string') {
    note('discriminator');
    return without(node, 'discriminator');
  }
  const unknown = Object.keys(discriminator).filter((key) => !['propertyName', 'mapping'].includes(key) && !key.startsWith('x-'));
  for (const key of unknown) note('discriminator', key);
  return unknown.length === 0 ? node : { ...node, discriminator: withoutAll(discriminator, new Set(unknown)) };
}
