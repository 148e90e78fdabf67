import { parseDocument, visit, type Document } from 'yaml';

/** Uses of one anchor, counted with those inside it: enough for descriptions that share much, too few for a bomb. */
const mostUses = 10_000;

/** To find what one alias stands for, the parser goes through the document: quadratic time. */
const mostAliases = 5000;

/** The parser takes kilobytes of memory for each level: what is far too deep is refused before it. */
const mostOpen = 1000;

/**
 * YAML 1.2 as JSON would have it, with merge keys. Keys that stand twice: the last one counts, as in JSON; looking for
 * them takes quadratic time. Throws an Error that says what is wrong and where.
 */
export function parseYaml(text: string): unknown {
  if (isFarTooDeep(text)) throw new Error('it is nested far too deep');
  const document = parseDocument(text, { schema: 'core', merge: true, uniqueKeys: false, logLevel: 'silent', stringKeys: true });
  const [fault] = document.errors;
  if (fault !== undefined) throw fault;
  if (aliasesIn(document) > mostAliases) throw new Error(`it has more than ${mostAliases} aliases`);
  return document.toJS({ maxAliasCount: mostUses });
}

/** Brackets left open, in texts too, and `- - -` on one line; a guess that no real description is hurt by. */
function isFarTooDeep(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > mostOpen) return true;
  }
  return /(?:[-?:][ \t]+){256}/.test(text);
}

function aliasesIn(document: Document): number {
  let count = 0;
  visit(document, {
    Alias: () => {
      count += 1;
      return count > mostAliases ? visit.BREAK : undefined;
    },
  });
  return count;
}
