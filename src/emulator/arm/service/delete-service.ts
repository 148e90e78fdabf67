import { answer, emptyAnswer } from '../answer.ts';
import { checkIfMatch } from '../if-match.ts';
import type { Call } from '../kind.ts';
import type { ArmResponse } from '../plane.ts';
import { softDelete } from './deleted-service.ts';
import { serviceBody } from './service-body.ts';
import { servicePollHeaders } from './service-poll-headers.ts';
import { serviceType } from './service-content.ts';
import type { ServiceContent } from './service-content.ts';

/** 202 with the service in its last state, without an ETag (CLI#337). Deleted softly: its name stays taken for 48 hours. */
export function deleteService(call: Call): ArmResponse {
  const { state } = call;
  const entry = state.store.find<ServiceContent>(call.id);
  if (!entry) return emptyAnswer(204);
  checkIfMatch(call, entry);
  const deleting = state.store.put<ServiceContent>({ id: entry.id, type: serviceType, content: { ...entry.content, provisioningState: 'Deleting' } });
  const operation = state.operations.start(entry.id, 200, () => softDelete(state, deleting));
  return answer(202, serviceBody(state, deleting, call.apiVersion), servicePollHeaders(call, operation, deleting, 'Term'));
}
