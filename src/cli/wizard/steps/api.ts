import { canaryApiId } from '../../../desired/canary/names.ts';
import { apiTypeOf } from '../../../desired/api-kind.ts';
import { nameOf } from '../../../model/arm-id.ts';
import { isMarkedFor } from '../../../model/names.ts';
import { textAt } from '../../../model/json.ts';
import type { Seen } from '../../../model/live.ts';
import { inventoryOf, operationsOf, type Inventory } from '../known.ts';
import { answerOf, ask, type Sight, type Step, type Turn } from '../step.ts';

export const apiStep: Step = {
  id: 'api',
  turn({ answers, known, named, texts }) {
    const inventory = inventoryOf(known, answerOf({ answers }, 'service'));
    const apis = inventory === undefined ? [] : callableApis(inventory);
    const meant = apis.filter(({ name }) => name.toLowerCase() === named.api?.toLowerCase());
    const choices = (meant.length > 0 ? meant : apis).map(({ body, id, name }) => ({ value: id, name, facts: [textAt(body, 'properties', 'displayName'), `/${textAt(body, 'properties', 'path') ?? ''}`].filter((part) => part !== undefined).join(' · ') }));
    const usual = apis.find(({ body, id }) => isMarkedFor(textAt(body, 'properties', 'description'), id));
    return ask({ kind: 'one', ...texts.api, choices, usual: usual?.id });
  },
};

/** Those with operations of their own, without the one that apim-llm asks accounts through. */
export function callableApis({ apis }: Inventory): readonly Seen[] {
  return apis.filter(({ body, name }) => apiTypeOf(body) === 'http' && name.toLowerCase() !== canaryApiId);
}

/** Whether calls have the model's name in their path. */
export function hasNameInPath(operations: readonly Seen[]): boolean {
  return operations.some(({ body }) => /\/deployments\/\{[^}]+\}\//i.test(textAt(body, 'properties', 'urlTemplate') ?? ''));
}

export function operationsOfApi(sight: Sight): readonly Seen[] | undefined {
  return operationsOf(sight.known, answerOf(sight, 'api'));
}

export function readOperations(sight: Sight): Turn {
  const id = answerOf(sight, 'api');
  return { does: 'read', need: { what: 'operations', id, name: nameOf(id) } };
}
