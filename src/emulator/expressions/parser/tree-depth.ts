import type { Expression } from '../syntax/expression.ts';
import type { Statement } from '../syntax/statement.ts';
import { tooComplex } from './token-cursor.ts';

/**
 * How deep a tree may be, for the sake of whoever walks it by recursion. Rows of operators and members nest without
 * brackets, so reading alone does not bound it.
 */
const maxDepth = 1000;

/** Refuses trees that are too deep; walks them without recursion. `length` is that of the text: a link of a row takes two characters at least. */
export function refuseDeepTree(root: Expression | readonly Statement[], length: number, offset: number): void {
  if (length <= 2 * maxDepth) return;
  const open: { readonly value: object; readonly depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (depth > maxDepth) throw tooComplex(offset);
    const below = Array.isArray(value) ? depth : depth + 1;
    for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) open.push({ value: child, depth: below });
  }
}
