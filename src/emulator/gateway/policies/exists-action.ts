import type { PolicyElement } from '../../arm/policies/document.ts';
import { after } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler } from '../step.ts';
import { evaluationFailure } from './policy-failure.ts';

export type ExistsAction = 'override' | 'skip' | 'append' | 'delete';

const actions: readonly string[] = ['override', 'skip', 'append', 'delete'] satisfies readonly ExistsAction[];

/** What set-header and set-query-parameter do where the name is there already. */
export function existsAction(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => ExistsAction | Promise<ExistsAction> {
  const computed = compiler.text(element, 'exists-action');
  if (computed === undefined) return () => 'override';
  return (call) =>
    after(computed(call), (text) => {
      if (isAction(text)) return text;
      throw evaluationFailure(element.name, `'${text}' is none of ${actions.join(', ')}.`);
    });
}

function isAction(text: string): text is ExistsAction {
  return actions.includes(text);
}
