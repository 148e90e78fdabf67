import { exitCodes, UserError } from '../../model/user-error.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { elementsIn } from '../document/find.ts';
import { positionsIn } from '../document/position.ts';
import { readPolicyDocument } from '../document/read.ts';
import type { FoundBlock } from './find.ts';
import { isForwarding } from './forwarding.ts';
import { policyOf, type PolicyScope } from './policy-scope.ts';
import { policySections } from './policy-sections.ts';
import { sectionItems, withoutComments, type SectionItem } from './section-items.ts';

/**
 * What forwards the calls where no `retry` block does: the element of `<backend>`, as it stands or as the block keeps it. Undefined
 * where the document has no such section, and so inherits one.
 *
 * @throws UserError `BackendSectionForeign`, as `withBlock` would
 */
export function forwardingElement(document: PolicyDocument, blocks: readonly FoundBlock[], scope: PolicyScope): PolicyElement | undefined {
  const section = policySections(document).get('backend');
  const kept = blocks.find(({ kind }) => kind === 'retry')?.place.displaced;
  if (kept !== undefined) return elementsIn(readPolicyDocument(`<backend>${kept}</backend>`).root)[0];
  return section && displaceable(document, section, blocks, scope);
}

/**
 * The element of `<backend>` that a `retry` block may displace; undefined where the block stands there already. The section takes one
 * element, and only what forwards, and does nothing else, can be put into a retry with the same meaning.
 *
 * @throws UserError `BackendSectionForeign`
 */
export function displaceable(document: PolicyDocument, section: PolicyElement, blocks: readonly FoundBlock[], scope: PolicyScope): PolicyElement | undefined {
  const items = withoutComments(sectionItems(document.text, section, blocks));
  const others = items.filter(({ is }) => is !== 'block');
  const hasBlock = others.length < items.length;
  const refused = (why: string, { start }: { readonly start: number }): UserError => foreign(scope, why, positionsIn(document.text)(start).line);
  const stranger = others.find((item) => item.is !== 'element' || !isForwarding(item.element, document.text));
  if (stranger !== undefined) throw refused(`${nameOf(stranger)} stands there, and cannot be taken into a retry without changing what it does`, stranger);
  const [first, second] = others;
  const tooMany = hasBlock ? first : second;
  if (tooMany !== undefined) throw refused(`${nameOf(tooMany)} stands beside another element, and the section takes one`, tooMany);
  if (!hasBlock && first === undefined) throw refused('it has no element, so calls are not forwarded and there is nothing to retry', section);
  return first?.is === 'element' ? first.element : undefined;
}

function nameOf(item: SectionItem): string {
  return item.is === 'element' ? `<${item.element.name}>` : 'text';
}

function foreign(scope: PolicyScope, why: string, line: number): UserError {
  return new UserError('BackendSectionForeign', exitCodes.conflict, `The <backend> section in ${policyOf(scope)} cannot take a retry, line ${line}: ${why}.`, {
    hint: 'Leave <base /> or one plain <forward-request /> in the section, or use --mode breaker, which needs no backend section.',
  });
}
