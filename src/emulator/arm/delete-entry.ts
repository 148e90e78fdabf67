import { emptyAnswer } from './answer.ts';
import { checkIfMatch } from './if-match.ts';
import type { Call } from './kind.ts';
import type { ArmResponse } from './plane.ts';
import { Refusal } from './refusal.ts';
import { etagHeader } from './row-version.ts';
import type { Entry } from './store.ts';

interface Deletion<T> {
  /** Throws where the resource has to stay. */
  readonly check?: (entry: Entry<T>) => void;
  readonly tagOf?: (rowVersion: bigint) => string;
}

/** 200 for what is gone now, 204 for what was not there (arm-behaviour 7). */
export function deleteEntry<T>(call: Call, deletion: Deletion<T> = {}): ArmResponse {
  return deleteFound(call, call.state.store.find<T>(call.id), deletion);
}

/** The same for what stands under another id than the request names. */
export function deleteFound<T>(call: Call, entry: Entry<T> | undefined, { check, tagOf = etagHeader }: Deletion<T> = {}): ArmResponse {
  if (!entry) return emptyAnswer(204);
  checkIfMatch(call, entry, tagOf);
  check?.(entry);
  call.state.store.remove(entry.id);
  return emptyAnswer(200);
}

/** In the words observed for policy fragments (apiops-cli#261). `word`: `Policy Fragment`. */
export function refuseWhileUsed(call: Call, entry: Entry, word: string): void {
  const users = call.state.store.referrers(entry.id).map((user) => `${user.id.slice(call.parentId.length)}\r\n`);
  if (users.length > 0) throw new Refusal(400, 'ValidationError', `The ${word} '${entry.name}' is used by the following entities:\r\n${users.join('')}`);
}

/** What cannot be without it, such as links. */
export function removeReferrers({ state: { store } }: Call, { id }: Entry): void {
  for (const user of store.referrers(id)) store.remove(user.id);
}
