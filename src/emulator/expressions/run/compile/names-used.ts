import type { ParsedExpression } from '../../parse-expression.ts';

/** A lambda, a local function, or the whole expression. */
export type FunctionNode = object;

/**
 * By function, the names that functions inside of it use: variables of these names live in cells there. Walks any tree of syntax,
 * as nodes are plain data; without recursion, for trees may be deep.
 */
export function namesShared(root: ParsedExpression): ReadonlyMap<FunctionNode, ReadonlySet<string>> {
  const shared = new Map<FunctionNode, Set<string>>([[root, new Set()]]);
  const open: { readonly node: object; readonly around: readonly FunctionNode[] }[] = [{ node: root, around: [root] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, around } = next;
    if (isName(node)) for (const one of around.slice(0, -1)) shared.get(one)?.add(node.name);
    const inside = isFunction(node) ? [...around, node] : around;
    if (isFunction(node)) {
      shared.set(node, new Set());
      if (node.kind === 'localFunction' && 'name' in node) for (const one of around) shared.get(one)?.add(String(node.name));
    }
    for (const child of Object.values(node)) if (typeof child === 'object' && child !== null) open.push({ node: child as object, around: inside });
  }
  return shared;
}

function isName(node: object): node is { readonly name: string } {
  return 'kind' in node && node.kind === 'name' && 'name' in node && typeof node.name === 'string';
}

function isFunction(node: object): node is { readonly kind: 'lambda' | 'localFunction' } {
  return 'kind' in node && (node.kind === 'lambda' || node.kind === 'localFunction');
}
