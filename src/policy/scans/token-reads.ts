import type { PolicyElement } from '../document/document.ts';
import { elementsIn } from '../document/find.ts';
import { textValue } from '../document/text-value.ts';
import type { ExpressionUses } from '../expressions/uses.ts';
import { attributeOf, isComputed } from './attribute-of.ts';
import { elementExpressions } from './element-expressions.ts';
import { liquidReadsToken } from './liquid.ts';

export interface TokenRead {
  /** Offset in the document. */
  readonly at: number;
  readonly certainty: 'certain' | 'maybe';
  readonly why: string;
}

/** How one element, without those in it, looks at the client's token. */
export function tokenReads(element: PolicyElement): readonly TokenRead[] {
  const certainty = checkOf(element);
  const own = certainty === undefined ? [] : [{ at: element.start, ...certainty }];
  return [...own, ...elementExpressions(element).flatMap(({ at, uses }) => readBy(uses).map((read) => ({ at, ...read })))];
}

type Read = Omit<TokenRead, 'at'>;

function readBy({ headers, isComplete }: ExpressionUses): readonly Read[] {
  if (headers.names.some(isAuthorization)) return [{ certainty: 'certain', why: 'reads the header Authorization' }];
  if (headers.others) return [{ certainty: 'maybe', why: 'reads headers without saying which' }];
  return isComplete ? [] : [{ certainty: 'maybe', why: 'has an expression without end' }];
}

function checkOf(element: PolicyElement): Read | undefined {
  switch (element.name) {
    case 'validate-jwt':
    case 'validate-azure-ad-token':
      return tokenCheck(element);
    case 'get-authorization-context':
      return { certainty: 'certain', why: 'looks up a token for who calls' };
    case 'check-header':
      return headerNamed(attributeOf(element, 'name') ?? '', 'checks');
    case 'vary-by-header':
      return headerNamed(element.children.map((child) => (child.kind === 'element' || child.kind === 'comment' ? '' : textValue(child))).join(''), 'tells answers apart by');
    case 'send-request':
    case 'send-one-way-request':
      return sent(element);
    case 'set-body':
      return attributeOf(element, 'template') === 'liquid' ? liquid(element) : undefined;
    default:
      return undefined;
  }
}

/** They look at the header Authorization unless they are told another place; an expression for the token counts by what it reads. */
function tokenCheck(element: PolicyElement): Read | undefined {
  const header = attributeOf(element, 'header-name');
  const isElsewhere = attributeOf(element, 'token-value') !== undefined || attributeOf(element, 'query-parameter-name') !== undefined;
  return header === undefined && isElsewhere ? undefined : headerNamed(header ?? 'Authorization', 'checks');
}

function headerNamed(name: string, does: string): Read | undefined {
  if (isComputed(name)) return { certainty: 'maybe', why: `${does} a header without saying which` };
  return isAuthorization(name) ? { certainty: 'certain', why: `${does} the header Authorization` } : undefined;
}

/** With `mode="copy"` the headers of the call go along, unless this one is set or deleted. */
function sent(element: PolicyElement): Read | undefined {
  const mode = attributeOf(element, 'mode') ?? 'new';
  const sets = elementsIn(element).some((child) => child.name === 'set-header' && isAuthorization(attributeOf(child, 'name') ?? '') && keepsNothing(attributeOf(child, 'exists-action')));
  if (sets || (mode !== 'copy' && !isComputed(mode))) return undefined;
  return mode === 'copy' ? { certainty: 'certain', why: 'sends the header Authorization on' } : { certainty: 'maybe', why: 'may send the header Authorization on' };
}

function keepsNothing(action = 'override'): boolean {
  return action === 'override' || action === 'delete';
}

function liquid(element: PolicyElement): Read | undefined {
  const certainty = liquidReadsToken(element.children.map((child) => (child.kind === 'element' ? '' : textValue(child))).join(''));
  return certainty && { certainty, why: certainty === 'certain' ? 'reads the header Authorization' : 'reads headers without saying which' };
}

function isAuthorization(name: string): boolean {
  return name.trim().toLowerCase() === 'authorization';
}
