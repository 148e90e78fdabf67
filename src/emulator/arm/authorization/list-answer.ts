import type { JsonObject } from '../../../model/json.ts';
import { answer } from '../answer.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';

/** The first version says that there is no next page, the newer ones say nothing (azurecli-role_assignment_scenario#3, arm-behaviour 51). */
export function listAnswer({ apiVersion }: Call, value: readonly JsonObject[]): ArmResponse {
  return answer(200, { value: [...value], ...(apiVersion === '2015-07-01' ? { nextLink: null } : {}) });
}
