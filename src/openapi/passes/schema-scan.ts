import { isObject, type JsonObject } from '../../model/json.ts';
import { Changes } from '../changes.ts';
import { textIn } from '../entries.ts';
import { rewrite } from '../rewrite.ts';
import { pointer, resolve } from '../walk.ts';
import { schemaKinds } from './schema/kinds.ts';

/** What JSON Schema has and OpenAPI 3.0 has not, to name schemas and find them. */
export interface SchemaScan {
  /** Pointers of schemas with `$id` (a base for the references inside), and that id, resolved. */
  readonly bases: ReadonlyMap<string, string>;
  /** Pointers by id, resolved. */
  readonly ids: ReadonlyMap<string, string>;
  /** Pointers by `$anchor` or `$dynamicAnchor`. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
  /** Whether references are no pointers to a place in the document. */
  readonly unresolved: boolean;
  /** Whether schemas hold definitions. */
  readonly definitions: boolean;
}

const origin = 'https://document.invalid/';

/** Schemas that share one anchor; more would take quadratic time. */
const mostAlike = 100;

/** The base that ids and references at this place go on from. Ids are found parents first. */
export function baseAt(bases: ReadonlyMap<string, string>, path: readonly string[]): { readonly place: string; readonly uri: string } | undefined {
  if (bases.size === 0) return undefined;
  let place = pointer(path);
  for (const key of path.toReversed()) {
    const uri = bases.get(place);
    if (uri !== undefined) return { place, uri };
    place = place.slice(0, -pointer([key]).length);
  }
  return undefined;
}

export function absolute(reference: string, base: string | undefined): string | undefined {
  return URL.canParse(reference, base ?? origin) ? new URL(reference, base ?? origin).href : undefined;
}

export function scanSchemas(document: JsonObject): SchemaScan {
  const bases = new Map<string, string>();
  const ids = new Map<string, string>();
  const anchors = new Map<string, string[]>();
  const known = new Map<string, boolean>();
  let unresolved = false;
  let definitions = ['$defs', 'definitions'].some((key) => isObject(document[key]));
  const found = (reference: string): boolean => {
    const before = known.get(reference);
    const is = before ?? (reference.startsWith('#/') && resolve(document, reference) !== undefined);
    known.set(reference, is);
    return is;
  };
  const rule = {
    id: 'scan',
    reason: '',
    kinds: schemaKinds,
    apply(node: JsonObject, { path }: { readonly path: readonly string[] }): JsonObject {
      if (typeof node['$ref'] === 'string' && !unresolved) unresolved = !found(node['$ref']);
      definitions ||= isObject(node['$defs']) || isObject(node['definitions']);
      const id = node['$id'];
      const uri = typeof id === 'string' ? absolute(id, baseAt(bases, path.slice(0, -1))?.uri)?.replace(/#.*$/s, '') : undefined;
      if (uri !== undefined) {
        bases.set(pointer(path), uri);
        if (!ids.has(uri)) ids.set(uri, pointer(path));
      }
      for (const key of ['$anchor', '$dynamicAnchor']) {
        const name = textIn(node, key);
        const places = name === undefined ? undefined : (anchors.get(name) ?? []);
        if (name === undefined || places === undefined) continue;
        anchors.set(name, places);
        if (places.length < mostAlike) places.push(pointer(path));
      }
      return node;
    },
  };
  rewrite(document, [rule], { root: document, version: '3.1', changes: new Changes() });
  return { bases, ids, anchors, unresolved, definitions };
}
