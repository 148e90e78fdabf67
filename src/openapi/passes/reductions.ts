import { isObject, type JsonObject } from '../../model/json.ts';
import { without, withoutAll } from '../entries.ts';
import { forms, type Kind } from '../grammar.ts';
import type { Rule } from '../rewrite.ts';

const tooLarge = 'the document is larger than the 4 MB that API Management takes';
const objects = (Object.keys(forms) as Kind[]).filter((kind) => forms[kind].extensible);

/** Texts for readers; those of operations are shown in the portal and stay. */
const descriptions: Rule = {
  id: 'dropped-descriptions',
  reason: `${tooLarge}: descriptions are left out`,
  kinds: objects.filter((kind) => kind !== 'operation' && kind !== 'heading'),
  apply(node, { kind, note }) {
    const { description } = node;
    if (description === undefined || description === '' || typeof node['$ref'] === 'string') return node;
    note('description');
    // Required there.
    return kind === 'response' ? { ...node, description: '' } : without(node, 'description');
  },
};

const examples: Rule = {
  id: 'dropped-examples',
  reason: `${tooLarge}: examples and extensions are left out`,
  kinds: [...objects, 'examples'],
  apply(node, { kind, note }) {
    const gone = Object.keys(node).filter((key) => kind === 'examples' || key.startsWith('x-') || key === 'example' || (key === 'examples' && kind !== 'components'));
    for (const key of gone) note(key);
    return gone.length === 0 ? node : withoutAll(node, new Set(gone));
  },
};

/** What says which values there are, without what they are made of. */
const plain = ['type', 'format', 'enum', 'default', 'nullable'];

const schemas: Rule = {
  id: 'reduced-schemas',
  reason: `${tooLarge}: schemas of requests and responses say only their type`,
  kinds: ['media', 'schemas'],
  apply(node, { kind, note, path }) {
    const inComponents = kind === 'schemas' && path.length === 2 && path[0] === 'components';
    if (kind === 'schemas' && !inComponents) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => {
        if (!isObject(value) || (kind === 'media' && key !== 'schema')) return [key, value];
        const next = reduced(value);
        if (Object.keys(next).length === Object.keys(value).length) return [key, value];
        note(key);
        return [key, next];
      }),
    );
  },
};

function reduced(schema: JsonObject): JsonObject {
  if (typeof schema['$ref'] === 'string') return schema;
  const items = schema['type'] === 'array' ? { items: {} } : {};
  return { ...Object.fromEntries(plain.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]]))), ...items };
}

/** In this order, from what is missed least. */
export const reductions: readonly (readonly Rule[])[] = [[descriptions], [examples], [schemas]];
