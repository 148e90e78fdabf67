import { isAlias, isCollection, isMap, isPair, isScalar, type Document, type Node } from 'yaml';
import { deepest } from './measure.ts';
import { oneLine } from './one-line.ts';
import { faultAt } from './yaml-fault.ts';

/** To find what one alias stands for, the parser goes through the document: quadratic time. */
const mostAliases = 5000;

/** Values with all that aliases stand for: enough for descriptions that share much, too few for a bomb. */
const mostValues = 5_000_000;

/** Throws an Error with line and column for keys that stand twice, aliases of nothing or of too much, and too much depth. */
export function checkNodes(document: Document.Parsed, text: string): void {
  const anchors = new Map<string, number>();
  let aliases = 0;
  let values = 0;
  const fault = (node: unknown, what: string): Error => faultAt(text, (node as Node).range?.[0] ?? 0, what);

  const aliased = (node: Node & { readonly source: string }): number => {
    aliases += 1;
    if (aliases > mostAliases) throw fault(node, `it has more than ${mostAliases} aliases`);
    const size = anchors.get(node.source);
    if (size === undefined) throw fault(node, `the alias *${oneLine(node.source, 40)} stands for nothing before it`);
    values += size;
    if (values > mostValues) throw fault(node, 'its aliases stand for too many values');
    return size;
  };

  /** Gives the number of values below it, all copies counted. */
  const visit = (node: unknown, depth: number): number => {
    if (isAlias(node)) return aliased(node);
    if (depth > deepest) throw fault(node, `it is nested more than ${deepest} levels deep`);
    let size = 1;
    if (isCollection(node)) {
      const keys = isMap(node) ? new Set<unknown>() : undefined;
      for (const item of node.items) {
        if (isPair(item)) {
          const key = isScalar(item.key) ? item.key.value : undefined;
          if (keys?.has(key) === true && key !== '<<') throw fault(item.key, `the key ${oneLine(JSON.stringify(key) ?? '', 80)} stands twice,`);
          if (isScalar(item.key)) keys?.add(key);
          size += visit(item.value, depth + 1);
        } else {
          size += visit(item, depth + 1);
        }
      }
    }
    values += 1;
    if ((isCollection(node) || isScalar(node)) && node.anchor !== undefined) anchors.set(node.anchor, size);
    return size;
  };

  visit(document.contents, 0);
}
