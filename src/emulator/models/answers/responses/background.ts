import { ModelRefusal } from '../../model-refusal.ts';
import type { ModelCall } from '../../model-call.ts';
import { invalidRequest } from '../invalid-request.ts';
import type { KeptResponse } from './kept-responses.ts';

/** The response that the path names, of this account. @throws ModelRefusal 400 for what is no id, 404 for one that is not kept */
export function keptOf({ world, account, parameters }: ModelCall): KeptResponse {
  const id = parameters.get('response_id') ?? '';
  if (!id.startsWith('resp')) throw invalidRequest(`Invalid 'response_id': '${id}'. Expected an ID that begins with 'resp'.`, 'response_id', 'invalid_value');
  const found = world.responses.find(account.id, id, world.clock.now());
  if (!found) throw notFound(id);
  return found;
}

export function notFound(id: string): ModelRefusal {
  return new ModelRefusal(404, { error: { message: `Response with id '${id}' not found.`, type: 'invalid_request_error', param: null, code: null } });
}

/** What was queued has been done meanwhile. */
export function looked(call: ModelCall, kept: KeptResponse): KeptResponse {
  return kept.finished === undefined ? kept : keepAs(call, { ...kept, body: kept.finished, finished: undefined });
}

/** Once more is the same again. @throws ModelRefusal 400 for what does not run in the background, and for what is done */
export function cancelled(call: ModelCall, kept: KeptResponse): KeptResponse {
  if (kept.body['background'] !== true) throw invalidRequest('Cannot cancel a synchronous response.');
  if (kept.body['status'] === 'cancelled') return kept;
  if (kept.finished === undefined) throw invalidRequest('Cannot cancel a completed response.');
  return keepAs(call, { ...kept, body: { ...kept.body, status: 'cancelled' }, finished: undefined, openCalls: [] });
}

function keepAs({ world, account }: ModelCall, response: KeptResponse): KeptResponse {
  world.responses.keep(account.id, response);
  return response;
}
