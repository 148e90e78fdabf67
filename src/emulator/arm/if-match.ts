import type { Call } from './kind.ts';
import { invalid, preconditionFailed } from './refusal.ts';
import { etagHeader } from './row-version.ts';
import type { Entry } from './store.ts';

/**
 * A stated ETag must be the current one (412, arm-behaviour 13); `*` and none match anything, also a resource
 * that is only created (arm-behaviour 5).
 */
export function checkIfMatch(call: Call, entry: Entry | undefined, tagOf = etagHeader): void {
  const stated = call.request.headers['if-match'];
  if (stated === undefined || stated === '*') return;
  if (!entry || !stated.split(',').some((tag) => sameTag(tag.trim(), tagOf(entry.rowVersion)))) throw preconditionFailed();
}

/** Required by the spec of a PATCH; what the service answers without it is not recorded. */
export function requireIfMatch(call: Call): void {
  if (call.request.headers['if-match'] === undefined) throw invalid({ target: 'If-Match', message: 'If-Match header is required' });
}

function sameTag(stated: string, current: string): boolean {
  const bare = stated.replace(/^W\//, '');
  return bare === current || `"${bare}"` === current;
}
