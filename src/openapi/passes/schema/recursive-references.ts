import { isObject, type Json, type JsonObject } from '../../../model/json.ts';
import { own, textIn, without } from '../../entries.ts';
import { kindBelow, type Kind } from '../../grammar.ts';
import type { Rule } from '../../rewrite.ts';
import { pointer } from '../../walk.ts';
import { schemaKinds } from './kinds.ts';

/** `$recursiveRef` and `$dynamicRef` mean the nearest schema around them that has the anchor, else the outermost. */
export const recursiveReferences: Rule = {
  id: 'recursive-references',
  reason: '$recursiveRef and $dynamicRef are written as $ref in OpenAPI 3.0',
  kinds: schemaKinds,
  apply(node, { note, path, root }) {
    const key = ['$recursiveRef', '$dynamicRef'].find((each) => typeof node[each] === 'string');
    if (key === undefined) return node;
    note(key);
    const written = textIn(node, key) ?? '#';
    if (typeof node['$ref'] === 'string') return without(node, '$recursiveRef', '$dynamicRef');
    const target = written.startsWith('#/') ? written : `#${pointer(around(root, path, written.slice(1)))}`;
    return { ...without(node, '$recursiveRef', '$dynamicRef'), $ref: target };
  },
};

function around(root: JsonObject, path: readonly string[], anchor: string): readonly string[] {
  let kind: Kind | undefined = 'document';
  let here: Json | undefined = root;
  let found: readonly string[] | undefined;
  let outermost: readonly string[] | undefined;
  for (const [index, key] of path.entries()) {
    const inList: boolean = Array.isArray(here);
    here = Array.isArray(here) ? here[Number(key)] : isObject(here) ? own(here, key) : undefined;
    if (!inList && kind !== undefined) kind = kindBelow(kind, key);
    if (kind === undefined || !schemaKinds.includes(kind) || !isObject(here)) continue;
    outermost ??= path.slice(0, index + 1);
    if (anchor === '' ? here['$recursiveAnchor'] === true : here['$dynamicAnchor'] === anchor) found = path.slice(0, index + 1);
  }
  return found ?? outermost ?? path;
}
