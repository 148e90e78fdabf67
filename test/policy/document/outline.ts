import type { PolicyDocument, PolicyNode } from '../../../src/policy/document/document.ts';
import { textValue } from '../../../src/policy/document/text-value.ts';

/** What a node says, without where it stands. */
export type Outline =
  | { readonly name: string; readonly attributes: readonly (readonly [name: string, value: string])[]; readonly children: readonly Outline[] }
  | { readonly kind: string; readonly says: string };

/** For shallow documents: it recurs. */
export function outline(node: PolicyNode): Outline {
  return node.kind === 'element'
    ? { name: node.name, attributes: node.attributes.map(({ name, value }) => [name, value] as const), children: node.children.map(outline) }
    : { kind: node.kind, says: textValue(node) };
}

/** Where spans leave a gap, overlap, or differ from the text they are of; empty for a document that is sound. */
export function unsound({ nodes, text }: PolicyDocument): readonly string[] {
  const found: string[] = [];
  const due: { readonly siblings: readonly PolicyNode[]; readonly start: number; readonly end: number }[] = [{ siblings: nodes, start: 0, end: text.length }];
  for (let next = due.pop(); next !== undefined; next = due.pop()) {
    let at = next.start;
    for (const node of next.siblings) {
      if (node.start !== at || node.end <= at) found.push(`${node.kind} at ${node.start} behind ${at}`);
      at = node.end;
      if (node.kind !== 'element') continue;
      due.push({ siblings: node.children, ...node.inner });
      found.push(...misplaced(text, node));
    }
    if (at !== next.end) found.push(`${at} instead of ${next.end}`);
  }
  return found;
}

function misplaced(text: string, node: PolicyNode & { readonly kind: 'element' }): readonly string[] {
  const { attributes, end, form, inner, name, start } = node;
  let at = start + 1 + name.length;
  const gaps = attributes.map((attribute) => {
    const gap = text.slice(at, attribute.start);
    at = attribute.end;
    return gap;
  });
  const isSound =
    text.startsWith(`<${name}`, start) &&
    gaps.every((gap) => /^[ \t\r\n]+$/.test(gap)) &&
    attributes.every((attribute) => text.startsWith(attribute.name, attribute.start) && text.slice(attribute.start, attribute.end).endsWith(`${attribute.quote}${attribute.raw}${attribute.quote}`)) &&
    (form === 'empty' ? /^\s*\/>$/.test(text.slice(at, end)) && inner.start === end && inner.end === end : /^\s*>$/.test(text.slice(at, inner.start)) && /^<\/[^<>]+>$/.test(text.slice(inner.end, end)));
  return isSound ? [] : [`<${name}> at ${start}`];
}
