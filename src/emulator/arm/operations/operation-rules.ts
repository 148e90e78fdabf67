import { sameId } from '../../../model/arm-id.ts';
import { routeMark } from '../marks.ts';
import { invalid } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import { placeholdersOf } from './operation-content.ts';
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
  const twin = state.store.marked(routeMark(id, content)).find((entry) => !sameId(entry.id, id));
  if (twin) throw invalid({ target: 'urlTemplate', message: `Operation with the same method and URL template already exists: '${twin.name}'.` });
}
