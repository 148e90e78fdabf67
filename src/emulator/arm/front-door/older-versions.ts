import { emptyAnswer } from '../answer.ts';
import { isAtLeast } from '../api-versions.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';

/** Up to 2019-12-01 the PATCH of anything below a service answered 204, without a body and an ETag (arm-behaviour 6). */
export function asThen({ request, kind, apiVersion }: Call, response: ArmResponse): ArmResponse {
  const isChild = kind.provider === 'Microsoft.ApiManagement' && kind.type.includes('/');
  return request.method === 'PATCH' && isChild && response.status === 200 && !isAtLeast(apiVersion, '2019-12-02') ? emptyAnswer(204) : response;
}
