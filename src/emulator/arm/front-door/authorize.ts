import { allows } from '../authorization/evaluate.ts';
import type { Caller } from '../plane.ts';
import { gatewayRefusal } from '../refusal.ts';
import type { ArmState } from '../state.ts';

export function authorize(state: ArmState, caller: Caller, action: string, scope: string): void {
  const { objectId } = caller;
  if (allows(state, objectId, action, scope)) return;
  throw gatewayRefusal(
    403,
    'AuthorizationFailed',
    `The client '${objectId}' with object id '${objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
  );
}
