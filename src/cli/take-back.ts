import { comparable } from '../desired/comparable.ts';
import type { Attempt } from '../engine/attempt.ts';
import { undo, type Undone } from '../engine/undo.ts';
import type { Driver } from '../model/driver.ts';
import { stepName } from '../output/step-name.ts';
import type { Session } from './session.ts';

export interface TakenBack {
  readonly results: readonly Undone[];
  /** Everything that could be ours to take back is gone or as before. */
  readonly complete: boolean;
}

/** Why an attempt is never taken back: an identity may be used by others by now, and a release cannot be unmade, only followed by another. */
export function neverTakenBack({ action, kind }: Pick<Attempt, 'action' | 'kind'>): string | undefined {
  if (kind === 'identity') return 'an identity is never taken away: others may use it';
  if (kind === 'apiRelease') return 'a release stays: make the former revision current again in the portal, or with az apim api release create';
  if (action !== 'delete') return undefined;
  // What stood below it went with it, and was not recorded.
  if (kind === 'api') return 'an API that was deleted does not come back with its operations and policies: import it again';
  return kind === 'subscription' ? 'a subscription that was deleted does not come back with its keys' : undefined;
}

/** What was made and stays is no loss; what was deleted and does not come back is one. */
function isMeantToStay(attempt: Attempt): boolean {
  return attempt.action !== 'delete' && neverTakenBack(attempt) !== undefined;
}

export function isLost(attempt: Attempt): boolean {
  return attempt.action === 'delete' && neverTakenBack(attempt) !== undefined;
}

export async function takeBack(attempts: readonly Attempt[], driver: Driver, { screen, signal }: Session): Promise<TakenBack> {
  const stopping = (): void => screen.say('Stopping: the step under way is finished first. Ctrl-C again ends at once.');
  signal.addEventListener('abort', stopping, { once: true });
  screen.progress.doing('taking back');
  let results: readonly Undone[];
  try {
    results = await undo(attempts, driver, {
      comparable,
      signal,
      never: neverTakenBack,
      on: (undone) => screen.progress.line(lineOf(undone)),
    });
  } finally {
    signal.removeEventListener('abort', stopping);
    screen.progress.rest();
  }
  return { results, complete: results.every(({ attempt, result }) => result !== 'kept' || isMeantToStay(attempt)) };
}

function lineOf(undone: Undone): string {
  const name = stepName(undone.attempt);
  switch (undone.result) {
    case 'undone':
      return `taken back  ${name}`;
    case 'not needed':
      return `as before   ${name}`;
    case 'kept':
      return `kept        ${name}: ${undone.why}`;
  }
}
