import type { JsonObject } from '../../model/json.ts';
import { Changes } from '../changes.ts';
import type { SpecVersion } from '../detect.ts';
import { forms, mayRefer, type Kind } from '../grammar.ts';
import { rewrite, type Rule } from '../rewrite.ts';
import { decoded } from '../walk.ts';

/** Longer than any real one; trying the parts of a reference takes quadratic time. */
const longest = 4000;

/** References to what has moved, and to what is inside of it. @param moved old to new reference, with `#` */
export function renameReferences(document: JsonObject, moved: ReadonlyMap<string, string>, version: SpecVersion): JsonObject {
  if (moved.size === 0) return document;
  const rule: Rule = {
    id: 'rename-references',
    reason: 'what they refer to has moved',
    kinds: (Object.keys(forms) as Kind[]).filter(mayRefer),
    apply(node) {
      const { $ref } = node;
      const next = typeof $ref === 'string' && $ref.length <= longest ? renamed($ref, moved) : undefined;
      return next === undefined ? node : { ...node, $ref: next };
    },
  };
  return rewrite(document, [rule], { root: document, version, changes: new Changes() });
}

function renamed(reference: string, moved: ReadonlyMap<string, string>): string | undefined {
  const plain = decoded(reference);
  for (let end = plain.length; end > 1; end = plain.lastIndexOf('/', end - 1)) {
    const target = moved.get(plain.slice(0, end));
    if (target !== undefined) return target + plain.slice(end);
  }
  return undefined;
}
