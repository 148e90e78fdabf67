import { elementsOf } from '../../arm/policies/document.ts';
import type { PolicyElement } from '../../arm/policies/document.ts';
import { after, allOf } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Compiler } from '../step.ts';
import { contentText, textsOf } from './content-text.ts';
import { existsAction } from './exists-action.ts';
import type { ExistsAction } from './exists-action.ts';
import { evaluationFailure } from './policy-failure.ts';

export interface NameAndValues {
  readonly name: string;
  readonly action: ExistsAction;
  readonly values: readonly string[];
}

/** What set-header and set-query-parameter say alike: `name`, `exists-action` and any number of `value`. */
export function nameAndValues(element: PolicyElement, compiler: Compiler): (call: GatewayCall) => NameAndValues | Promise<NameAndValues> {
  const name = compiler.text(element, 'name');
  const action = existsAction(element, compiler);
  const values = elementsOf(element).map((child) => contentText(child, compiler));
  return (call) =>
    after(allOf([() => name?.(call) ?? '', () => action(call), () => textsOf(values, call)]), ([named, act, texts]) => {
      if (named === '') throw evaluationFailure(element.name, 'The name is empty.');
      return { name: named, action: act, values: texts.map((text) => text.trim()) };
    });
}
