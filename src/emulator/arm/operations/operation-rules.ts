import { sameId } from '../../../model/arm-id.ts';
import { invalid } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import { placeholdersOf, routeKey } from './operation-content.ts';
import type { OperationContent } from './operation-content.ts';

/** Placeholders and template parameters name each other, and no other operation answers the same requests. */
export function checkOperation(state: ArmState, id: string, content: OperationContent): void {
  const placeholders = placeholdersOf(content.urlTemplate);
  const declared = content.templateParameters.map((parameter) => String(parameter['name']));
  for (const name of placeholders) {
    if (!declared.includes(name)) throw invalid({ target: 'templateParameters', message: `All template parameters used in the UriTemplate must be defined in the Operation. The parameter '${name}' is missing.` });
  }
  for (const name of declared) {
    if (!placeholders.includes(name)) throw invalid({ target: 'templateParameters', message: `Template parameter '${name}' is not used in the UriTemplate.` });
  }
  const others = state.store.list<OperationContent>(id.slice(0, id.lastIndexOf('/')));
  const twin = others.find((entry) => !sameId(entry.id, id) && routeKey(entry.content) === routeKey(content));
  if (twin) throw invalid({ target: 'urlTemplate', message: `Operation with the same method and URL template already exists: '${twin.name}'.` });
}
