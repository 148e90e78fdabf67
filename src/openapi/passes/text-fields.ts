import type { Json, JsonObject } from '../../model/json.ts';
import { textIn, without } from '../entries.ts';
import type { Rule } from '../rewrite.ts';
import { resolve } from '../walk.ts';
import { schemaKinds } from './schema/kinds.ts';

const fields = ['title', 'summary', 'description'];

/** Published descriptions refer to the description of another schema (azure-rest-api-specs#35062). */
export const textFields: Rule = {
  id: 'text-fields',
  reason: 'titles and descriptions are texts: a reference to another text is replaced by it, what is none is dropped',
  kinds: [...schemaKinds, 'pathItem', 'parameter', 'header', 'requestBody', 'response'],
  apply(node, { note, root }) {
    let here = node;
    for (const key of fields) {
      const value = here[key];
      if (typeof value !== 'object' || value === null) continue;
      note(key);
      const text = referredText(root, value);
      here = text === undefined ? without(here, key) : { ...here, [key]: text };
    }
    return here;
  },
};

function referredText(root: JsonObject, value: Json): string | undefined {
  const reference = textIn(value, '$ref');
  const target = reference === undefined ? undefined : resolve(root, reference);
  return typeof target === 'string' ? target : undefined;
}
