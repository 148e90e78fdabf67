import type { PolicyElement } from '../../../arm/policies/document.ts';
import type { GatewayCall } from '../../call.ts';
import type { Compiler } from '../../step.ts';

/** Where a number of a limit goes: `remaining-calls-header-name` and `remaining-calls-variable-name`. */
export interface Told {
  readonly header: string | undefined;
  readonly variable: string | undefined;
}

export function toldNames(element: PolicyElement, compiler: Compiler, what: string): Told {
  return { header: compiler.text(element, `${what}-header-name`)?.literal, variable: compiler.text(element, `${what}-variable-name`)?.literal };
}

/** Sets the variable now, and the header of the answer to what the number is then. */
export function tell(call: GatewayCall, { header, variable }: Told, number: () => number): void {
  if (variable !== undefined) call.variables.set(variable, number());
  if (header !== undefined) call.onAnswer.push(({ headers }) => headers.set(header, String(number())));
}
