import { policySections } from '../blocks/policy-sections.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { positionsIn } from '../document/position.ts';
import { attributeOf, isComputed } from './attribute-of.ts';
import { foreignElements } from './foreign-elements.ts';

/** A policy in inbound or in a fragment, not ours, that says where calls go or as whom. */
export type ForeignRouting = Routing & {
  /** Offset in the document. */
  readonly start: number;
  readonly line: number;
  /** Whether it stands in a `choose` or the like, and so may be passed by. */
  readonly isConditional: boolean;
};

type Routing =
  /** `by` names the attribute; `value` is computed where it is an expression or holds a named value. */
  | { readonly is: 'set-backend-service'; readonly by: string; readonly value: string; readonly isComputed: boolean }
  | { readonly is: 'rewrite-uri'; readonly value: string; readonly isComputed: boolean }
  /** With `outputVariable` the token is kept there, for a `set-header` or another service. */
  | { readonly is: 'authentication-managed-identity'; readonly resource: string; readonly outputVariable: string | undefined }
  | { readonly is: 'authentication-basic' }
  /** Of the header Authorization, or of the one in which accounts take a key; `action` is its `exists-action`. */
  | { readonly is: 'set-header'; readonly action: string };

/** What stands in these is about another request, or an answer. */
const others: ReadonlySet<string> = new Set(['send-request', 'send-one-way-request', 'return-response']);
const conditional: ReadonlySet<string> = new Set(['choose', 'wait']);
const credentials: ReadonlySet<string> = new Set(['authorization', 'api-key']);

/**
 * In the order of the document.
 *
 * @throws UserError `BlockDamaged`, `BlockVersionUnknown`, `PolicyUnreadable` for two such sections
 */
export function foreignRouting(document: PolicyDocument): readonly ForeignRouting[] {
  const found: ForeignRouting[] = [];
  const inbound = document.root.name === 'fragment' ? document.root : policySections(document).get('inbound');
  const position = positionsIn(document.text);
  // Where the last of them ends that began so far.
  let [othersEnd, conditionalEnd] = [0, 0];
  for (const element of inbound === undefined ? [] : foreignElements(document, inbound)) {
    const { end, name, start } = element;
    if (others.has(name)) othersEnd = Math.max(othersEnd, end);
    if (conditional.has(name)) conditionalEnd = Math.max(conditionalEnd, end);
    const routing = start < othersEnd ? undefined : routingBy(element);
    if (routing !== undefined) found.push({ ...routing, start, line: position(start).line, isConditional: start < conditionalEnd });
  }
  return found;
}

function routingBy(element: PolicyElement): Routing | undefined {
  const { name: is } = element;
  switch (is) {
    case 'set-backend-service': {
      const { name = '', value = '' } = element.attributes.find((attribute) => attribute.name !== 'id') ?? {};
      return { is, by: name, value, isComputed: isComputed(value) };
    }
    case 'rewrite-uri': {
      const value = attributeOf(element, 'template') ?? '';
      return { is, value, isComputed: isComputed(value) };
    }
    case 'authentication-managed-identity':
      return { is, resource: attributeOf(element, 'resource') ?? '', outputVariable: attributeOf(element, 'output-token-variable-name') };
    case 'authentication-basic':
      return { is };
    case 'set-header':
      return credentials.has(attributeOf(element, 'name')?.trim().toLowerCase() ?? '') ? { is, action: attributeOf(element, 'exists-action') ?? 'override' } : undefined;
    default:
      return undefined;
  }
}
