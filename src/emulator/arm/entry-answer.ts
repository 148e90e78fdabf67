import type { JsonObject } from '../../model/json.ts';
import { answer, emptyAnswer } from './answer.ts';
import type { Call, Handler } from './kind.ts';
import type { ArmResponse } from './plane.ts';
import { notFound } from './refusal.ts';
import { etagHeader } from './row-version.ts';
import type { Entry } from './store.ts';

export function existing<T>(call: Call, word: string): Entry<T> {
  const entry = call.state.store.find<T>(call.id);
  if (!entry) throw notFound(word);
  return entry;
}

/** A resource with its ETag in the header. */
export function shown<T>(entry: Entry<T>, body: (entry: Entry<T>) => JsonObject, status = 200): ArmResponse {
  return answer(status, body(entry), { etag: etagHeader(entry.rowVersion) });
}

/** 200 with the ETag or 404, both without a body (arm-behaviour 8). */
export const headOf: Handler = (call) => {
  const entry = call.state.store.find(call.id);
  return entry ? emptyAnswer(200, { etag: etagHeader(entry.rowVersion) }) : emptyAnswer(404);
};
