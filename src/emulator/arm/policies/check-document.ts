import { checkExpressions } from './check-expressions.ts';
import { checkPolicies } from './check-policies.ts';
import { elementsOf } from './document.ts';
import type { PolicyDocument, PolicyElement } from './document.ts';
import type { Report } from './faults.ts';
import type { PolicyScope } from './policy-scope.ts';
import { isSection } from './policy-sections.ts';
import type { Section } from './policy-sections.ts';

/** A document of sections: which there are, what stands in them, and what is in that. */
export function checkDocument({ root }: PolicyDocument, scope: PolicyScope, sku: string, report: Report): void {
  if (root.name !== 'policies' && elementsOf(root).every(({ name }) => isSection(name))) report(root, `The '${root.name}' element is not declared.`);
  checkPlain(root, report);
  const seen = new Set<string>();
  for (const section of elementsOf(root)) {
    // In these words for a document whose root was a section (azure-docs#111058).
    if (!isSection(section.name)) report(section, 'Policy section is not allowed in the specified scope');
    else if (seen.has(section.name)) report(section, `Section '${section.name}' is specified more than once.`);
    else checkSection(section, section.name, scope, sku, report);
    seen.add(section.name);
  }
  checkExpressions(root, report);
}

function checkSection(element: PolicyElement, section: Section, scope: PolicyScope, sku: string, report: Report): void {
  checkPlain(element, report);
  if (section === 'backend' && elementsOf(element).length > 1) report(element, 'backend section allows only one policy to be specified');
  checkPolicies(element, { scope, section, sku }, report);
}

/** No attributes and no text. */
export function checkPlain(element: PolicyElement, report: Report): void {
  const attribute = element.attributes.find(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'));
  if (attribute) report(element, `The '${attribute.name}' attribute is not declared.`);
  if (element.children.some(({ kind }) => kind === 'text' || kind === 'cdata')) report(element, `The element '${element.name}' cannot contain text.`);
}
