import { isObject, type Json } from '../../../model/json.ts';
import { textIn } from '../../entries.ts';
import type { Rule } from '../../rewrite.ts';
import { schemaKinds } from './kinds.ts';

/** `anyOf: [..., {type: "null"}]`: OpenAPI 3.0 has no type null. */
export const nullAlternatives: Rule = {
  id: 'null-alternatives',
  reason: 'OpenAPI 3.0 has no type "null": the alternative is dropped and a typed one beside it made nullable',
  kinds: schemaKinds,
  apply(node, { note }) {
    let here = node;
    for (const key of ['anyOf', 'oneOf']) {
      const list = here[key];
      if (!Array.isArray(list) || list.length < 2) continue;
      const rest = list.filter((item: Json) => !isNull(item));
      if (rest.length === list.length || rest.length === 0) continue;
      note(key);
      const typed = rest.findIndex((item: Json) => typeof (isObject(item) ? item['type'] : undefined) === 'string');
      here = { ...here, [key]: rest.map((item: Json, index) => (index === typed && isObject(item) ? { ...item, nullable: true } : item)) };
    }
    return here;
  },
};

function isNull(item: Json): boolean {
  return textIn(item, 'type') === 'null';
}
