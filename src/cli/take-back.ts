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

/** An identity may be used by others by now, and taking it away cannot be undone: it stays. A release cannot be unmade, only followed by another. */
export function neverTakenBack({ kind }: Pick<Attempt, 'kind'>): string | undefined {
  if (kind === 'identity') return 'an identity is never taken away: others may use it';
  return kind === 'apiRelease' ? 'a release stays: make the former revision current again in the portal, or with az apim api release create' : undefined;
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
  return { results, complete: results.every((each) => each.result !== 'kept' || neverTakenBack(each.attempt) !== undefined) };
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
