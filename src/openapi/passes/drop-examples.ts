import { isObject, type Json } from '../../model/json.ts';
import { withoutAll } from '../entries.ts';
import { forms, type Kind } from '../grammar.ts';
import type { Rule } from '../rewrite.ts';
import { places } from '../walk.ts';

const extensible = (Object.keys(forms) as Kind[]).filter((kind) => forms[kind].extensible);

/** `x-ms-examples` of published descriptions point to files beside them; extensions mean nothing to API Management. */
export const dropExamples: Rule = {
  id: 'drop-examples',
  reason: 'examples and extensions such as x-ms-examples refer to files that an import cannot reach',
  kinds: [...extensible, 'examples'],
  apply(node, { kind, note }) {
    let gone: Set<string> | undefined;
    for (const key of Object.keys(node)) {
      if (kind !== 'examples' && !key.startsWith('x-')) continue;
      if (!refersElsewhere(node[key])) continue;
      note(key);
      (gone ??= new Set()).add(key);
    }
    return gone === undefined ? node : withoutAll(node, gone);
  },
};

function refersElsewhere(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  for (const place of places({ value })) {
    const reference = isObject(place.value) ? place.value['$ref'] : undefined;
    if (typeof reference === 'string' && !reference.startsWith('#')) return true;
  }
  return false;
}
