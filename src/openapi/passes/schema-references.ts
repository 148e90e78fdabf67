import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { Changes, Pass } from '../changes.ts';
import type { SpecVersion } from '../detect.ts';
import { own } from '../entries.ts';
import { kindBelow, type Kind } from '../grammar.ts';
import { rewrite, type Rule } from '../rewrite.ts';
import { pointer, resolve } from '../walk.ts';
import { schemaKinds } from './schema/kinds.ts';
import { absolute, baseAt, type SchemaScan } from './schema-scan.ts';

const pass: Pass = { id: 'schema-references', reason: 'references to ids, anchors and places inside of a schema are written as places in the document' };

/**
 * JSON Schema's ways to refer: to an `$id`, to an `$anchor`, to a place in the schema that has an `$id`. And what generators write that take
 * the schema for the whole document: `#/$defs/X` for a place in the nearest schema around that has it.
 */
export function resolveSchemaReferences(document: JsonObject, version: SpecVersion, changes: Changes, scan: SchemaScan): JsonObject {
  if (!scan.unresolved && scan.bases.size === 0) return document;
  const rule: Rule = {
    ...pass,
    kinds: schemaKinds,
    apply(node, { note, path, root }) {
      const { $ref } = node;
      if (typeof $ref !== 'string') return node;
      const place = placeOf($ref, path, root, scan);
      if (place === undefined || `#${place}` === $ref) return node;
      note('$ref');
      return { ...node, $ref: `#${place}` };
    },
  };
  return rewrite(document, [rule], { root: document, version, changes });
}

function placeOf(reference: string, path: readonly string[], root: JsonObject, scan: SchemaScan): string | undefined {
  const base = baseAt(scan.bases, path);
  const hash = reference.indexOf('#');
  const [address, fragment] = hash < 0 ? [reference, ''] : [reference.slice(0, hash), reference.slice(hash + 1)];
  if (address !== '') {
    const uri = absolute(address, base?.uri);
    const place = uri === undefined ? undefined : scan.ids.get(uri);
    return place === undefined ? undefined : inside(root, place, fragment, scan);
  }
  const atBase = base === undefined ? undefined : inside(root, base.place, fragment, scan);
  if (atBase !== undefined) return atBase;
  if (fragment.startsWith('/') && resolve(root, reference) !== undefined) return undefined;
  if (fragment !== '' && !fragment.startsWith('/')) return anchored(scan, fragment, '');
  return around(root, path, reference);
}

/** What a fragment means in the schema at `place`. */
function inside(root: JsonObject, place: string, fragment: string, scan: SchemaScan): string | undefined {
  if (fragment !== '' && !fragment.startsWith('/')) return anchored(scan, fragment, place);
  return resolve(root, `#${place}${fragment}`) === undefined ? undefined : `${place}${fragment}`;
}

function anchored(scan: SchemaScan, name: string, below: string): string | undefined {
  return scan.anchors.get(name)?.find((place) => place === below || place.startsWith(`${below}/`));
}

/** In the nearest schema around that has such a place; `#` alone is the outermost one. */
function around(root: JsonObject, path: readonly string[], reference: string): string | undefined {
  const schemas: { readonly place: string; readonly node: JsonObject }[] = [];
  let kind: Kind | undefined = 'document';
  let here: Json | undefined = root;
  for (const [index, key] of path.entries()) {
    const inList: boolean = Array.isArray(here);
    here = Array.isArray(here) ? here[Number(key)] : isObject(here) ? own(here, key) : undefined;
    if (!inList && kind !== undefined) kind = kindBelow(kind, key);
    if (kind !== undefined && schemaKinds.includes(kind) && isObject(here)) schemas.push({ place: pointer(path.slice(0, index + 1)), node: here });
  }
  if (reference === '#') return schemas[0]?.place;
  const holder = schemas.findLast(({ node }) => resolve(node, reference) !== undefined);
  if (holder !== undefined) return `${holder.place}${reference.slice(1)}`;
  // Where Swagger 2.0 had it, in a document that was converted half.
  const component = `#/components/schemas/${/^#\/(?:definitions|\$defs)\/(.+)$/s.exec(reference)?.[1] ?? ''}`;
  return resolve(root, component) === undefined ? undefined : component.slice(1);
}
