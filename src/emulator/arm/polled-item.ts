import type { JsonObject } from '../../model/json.ts';
import { pollAnswer } from './async-links.ts';
import { existing, shown } from './entry-answer.ts';
import type { Call } from './kind.ts';
import type { ArmResponse } from './plane.ts';
import type { Entry } from './store.ts';

/** A GET of what is written by operations that end later, and where they are polled; a plain GET observes them too. */
export function polledItem<Content>(call: Call, word: string, bodyOf: (entry: Entry<Content>) => JsonObject): ArmResponse {
  const show = (status: number): ArmResponse => shown(existing<Content>(call, word), bodyOf, status);
  const poll = pollAnswer(call, show);
  if (poll) return poll;
  call.state.operations.observeOn(call.id);
  return show(200);
}
