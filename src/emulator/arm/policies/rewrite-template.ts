import { placeholdersOf } from '../operations/operation-content.ts';
import { everyElement, literal } from './document.ts';
import type { PolicyElement } from './document.ts';
import type { Report } from './faults.ts';

/** What `rewrite-uri` puts in place comes from the operation's own template; the words are reported. Other scopes have no template to compare with. */
export function checkRewriteTemplates(root: PolicyElement, urlTemplate: string, report: Report): void {
  const known = placeholdersOf(urlTemplate).map((name) => name.toLowerCase());
  for (const element of everyElement(root)) {
    if (element.name !== 'rewrite-uri') continue;
    const template = literal(element, 'template')?.replaceAll(/\{\{.*?\}\}/g, '') ?? '';
    const isKnown = (name: string): boolean => known.includes(name.toLowerCase());
    if (!placeholdersOf(template).every(isKnown)) report(element, 'Only parameters specified in the original URL template can be used in the rewrite template');
  }
}
