import type { JsonObject } from '../../model/json.ts';
import { textIn, without } from '../entries.ts';
import type { Rule } from '../rewrite.ts';

/** Limits of the operation resource in the ARM spec 2024-05-01, which an import fills (characters). */
const limits = { summary: 300, description: 1000 };

/** Names and descriptions of operations in the portal. */
export const longTexts: Rule = {
  id: 'long-texts',
  reason: 'the summary of an operation becomes its display name, 300 characters at most; descriptions end at 1000',
  kinds: ['operation'],
  apply(node, { note }) {
    let here: JsonObject = node;
    for (const [key, limit] of Object.entries(limits)) {
      const value = here[key];
      if (value === undefined || (typeof value === 'string' && value.length <= limit)) continue;
      note(key);
      const text = textIn(here, key);
      here = text === undefined ? without(here, key) : { ...here, [key]: cut(text, limit) };
    }
    return here;
  },
};

function cut(text: string, limit: number): string {
  // Not through the middle of a character of two units.
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
