import type { PolicyDocument, PolicyElement, PolicyNode } from './document.ts';
import type { Report } from './faults.ts';

const braces = /\{\{([A-Za-z0-9-._]+)\}\}/g;

/** A named value by its display name. `value`: null where only Key Vault knows it. */
export type FindNamedValue = (displayName: string) => { readonly id: string; readonly value: string | null } | undefined;

interface Resolved {
  readonly document: PolicyDocument;
  /** Ids of the named values that it names. */
  readonly references: readonly string[];
}

/** The document with the values of named values in place, which are text even inside expressions (azure-docs#51485); each has to exist. */
export function resolveNamedValues(document: PolicyDocument, find: FindNamedValue, report: Report): Resolved {
  const references = new Set<string>();
  const replaced = (text: string, element: PolicyElement, isTemplate = false): string =>
    text.replaceAll(braces, (whole, name: string) => {
      const found = find(name);
      if (!found && !isTemplate) report(element, `Cannot find a property '${name}'`);
      if (found) references.add(found.id);
      return found?.value ?? whole;
    });
  const copy = (element: PolicyElement): PolicyElement => ({
    ...element,
    attributes: element.attributes.map((attribute) => ({ ...attribute, value: replaced(attribute.value, element) })),
    children: element.children.map((child): PolicyNode => {
      if (child.kind === 'element') return copy(child);
      return child.kind === 'comment' ? child : { ...child, text: replaced(child.text, element, isLiquid(element)) };
    }),
  });
  const root = copy(document.root);
  return { document: { root, nodes: document.nodes.map((node) => (node === document.root ? root : node)) }, references: [...references] };
}

/** Liquid has braces of its own (documentation of set-body). */
function isLiquid(element: PolicyElement): boolean {
  return element.attributes.some(({ name, value }) => name === 'template' && value === 'liquid');
}
