import type { PolicyElement } from '../../../arm/policies/document.ts';
import { after, allOf } from '../../after.ts';
import type { GatewayCall } from '../../call.ts';
import { PolicyFault } from '../../fault.ts';
import type { Compiler } from '../../step.ts';
import { TokenRefusal } from './token-refusal.ts';

/** Makes a refusal the policy's fault, with the status and the words that the document states; anything else stays what it is. */
export function refusing(element: PolicyElement, compiler: Compiler): (call: GatewayCall, error: unknown) => never | Promise<never> {
  const code = compiler.whole(element, 'failed-validation-httpcode');
  const message = compiler.text(element, 'failed-validation-error-message');
  return (call, error) => {
    if (!(error instanceof TokenRefusal)) throw error;
    return after<readonly [number, string | undefined], never>(allOf([() => code?.(call) ?? 401, () => message?.(call)]), ([status, shown]) => {
      throw new PolicyFault({ source: element.name, reason: error.reason, message: error.message, status, ...(shown !== undefined && { shown }) });
    });
  };
}
