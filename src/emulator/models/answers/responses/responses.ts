import type { JsonObject } from '../../../../model/json.ts';
import type { Answerer, Drafted, ModelCall } from '../../model-call.ts';
import { tokenizer } from '../../tokens/tokenizer.ts';
import { modelNotEmulated } from '../invalid-request.ts';
import { lettersOf } from '../object-id.ts';
import { cancelled, keptOf, looked, notFound } from './background.ts';
import { compose } from './compose.ts';
import type { Composed } from './compose.ts';
import { pageOf } from './input-page.ts';
import { hexId } from './item-id.ts';
import { emptyResponse, finishedResponse } from './response-body.ts';
import { responseEvents } from './response-events.ts';
import { readResponseRequest } from './response-request.ts';
import type { ResponseRequest } from './response-request.ts';

/** `POST …/responses`. */
export const createResponse: Answerer = async (call) => {
  const request = readResponseRequest(call);
  const said = await compose(call, request);
  const begun = emptyResponse(call, request, hexId(call.world, 'resp'), request.background ? 'queued' : 'in_progress');
  const finished = finishedResponse(begun, said);
  if (request.store) keep(call, request, begun, finished, said);
  const usage = { input: said.inputTokens, output: said.outputTokens };
  if (request.stream) return { kind: 'events', events: await streamOf(request, begun, finished), usage };
  return { kind: 'json', status: 200, body: request.background ? begun : finished, usage };
};

/** `GET …/responses/{response_id}`. What was queued is done when it is looked at. */
export const getResponse: Answerer = (call) => {
  if (call.query.get('stream') === 'true') throw modelNotEmulated('streams of responses that are kept');
  return shown(looked(call, keptOf(call)).body);
};

/** `DELETE …/responses/{response_id}`. */
export const deleteResponse: Answerer = (call) => {
  const { id } = keptOf(call);
  if (!call.world.responses.forget(call.account.id, id)) throw notFound(id);
  return shown({ id, object: 'response.deleted', deleted: true });
};

/** `POST …/responses/{response_id}/cancel`. */
export const cancelResponse: Answerer = (call) => shown(cancelled(call, keptOf(call)).body);

/** `GET …/responses/{response_id}/input_items`. */
export const listInputItems: Answerer = (call) => shown(pageOf(keptOf(call).inputItems, call.query));

function shown(body: JsonObject): Drafted {
  return { kind: 'json', status: 200, body };
}

function keep({ world, account }: ModelCall, { items, background }: ResponseRequest, begun: JsonObject, finished: JsonObject, said: Composed): void {
  world.responses.keep(account.id, {
    id: String(begun['id']),
    body: background ? begun : finished,
    finished: background ? finished : undefined,
    inputItems: items,
    contextTokens: said.contextTokens,
    openCalls: said.output.filter((item) => item['type'] === 'function_call').map((item) => String(item['call_id'])),
    at: world.clock.now(),
  });
}

const obfuscatedLength = 16;

async function streamOf({ obfuscated }: ResponseRequest, begun: JsonObject, finished: JsonObject): Promise<readonly string[]> {
  const { pieces } = await tokenizer();
  let sent = 0;
  const obfuscate = (delta: string): string => {
    sent += 1;
    return lettersOf(`${String(begun['id'])} ${sent}`, Math.max(0, obfuscatedLength - delta.length));
  };
  return responseEvents(begun, finished, { pieces, obfuscate: obfuscated ? obfuscate : undefined });
}
