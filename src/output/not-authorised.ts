import type { ArmError } from '../model/arm-error.ts';
import { exitCodes } from '../model/user-error.ts';
import type { Meaning } from './arm-codes.ts';
import { assignmentHint, neededRoles } from './needed-roles.ts';

/** AuthorizationFailed names the caller, the action and the scope in its sentence; undefined for anything else. */
export function notAuthorised({ code, message }: ArmError): Meaning | undefined {
  if (!/^(Linked)?AuthorizationFailed$/i.test(code)) return undefined;
  const action = /action '([^']+)'/.exec(message)?.[1];
  const scope = /over scope '([^']+)'/.exec(message)?.[1];
  const [needed] = action === undefined || scope === undefined ? [] : neededRoles([{ action, scope }]);
  if (needed === undefined) return undefined;
  const objectId = /object id '([^']+)'/.exec(message)?.[1];
  return {
    exitCode: exitCodes.notAllowed,
    message: `You may not ${action}. The role "${needed.role}" allows it.`,
    hint: assignmentHint([needed], objectId),
  };
}
