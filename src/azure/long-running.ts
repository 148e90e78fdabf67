import { ArmError } from '../model/arm-error.ts';
import { textAt } from '../model/json.ts';
import { withoutQuery } from './answer.ts';
import type { Answer } from './answer.ts';
import type { Arm } from './arm.ts';
import { checked } from './failure.ts';
import { absolute, failedIn, isUnderWay, pollAfter, stateOf } from './operation-state.ts';
import type { Poll } from './operation-state.ts';
import { pause } from './pace.ts';
import { sendRaw } from './raw.ts';
import { retryAfterMs } from './retry-after.ts';

/** Imports were seen done at the first poll, so the first ones come fast; a service that takes its time is not pestered. */
const quickPollsMs = [250, 500, 1000];
const laterPollMs = 2000;
const patientPollMs = 5000;
const patientAfterMs = 60_000;
/** A classic tier takes up to 45 minutes to change a service. */
const longestMs = 3_600_000;
/** Right after a write its operation may not be known everywhere yet (facts: sdk, poller meets 404 after an import). */
const unknownPolls = 5;

/**
 * Polls what a write started to its end; a write that is done at once passes through. Fails with an ArmError that has
 * the details of an asynchronous failure. Polling is ours and not the SDK's, whose poller loses these details, takes a
 * Location poll that answers 200 with a failure for success, and ignores `Retry-After: 0`.
 *
 * @param resource ARM id, polled itself where the answer names no operation but the body is in a passing state.
 * @param apiVersion of such a poll, where it is not that of API Management
 */
export async function settle(arm: Arm, started: Answer, resource: string, signal: AbortSignal, apiVersion?: string): Promise<void> {
  checked(started);
  let poll = pollAfter(started, resource);
  const failed = poll === undefined ? failedIn(started) : undefined;
  if (failed !== undefined) throw failed;
  let last = started;
  let waited = 0;
  for (let count = 1; poll !== undefined; count++) {
    const ms = retryAfterMs(last.header, arm.pace.now()) ?? pollDelay(count, waited);
    if (waited + ms > longestMs) throw tooLong(started);
    await pause(arm.pace, 'waiting for Azure to finish', ms, signal);
    waited += ms;
    const answer = await sendRaw(arm, { method: 'GET', target: poll.target, ...(apiVersion !== undefined && { apiVersion }) }, signal);
    if (answer.status === 404 && poll.gone) return;
    if (answer.status === 404 && count <= unknownPolls) continue;
    last = checked(answer);
    poll = next(poll, last);
  }
}

function pollDelay(count: number, waited: number): number {
  return quickPollsMs[count - 1] ?? (waited < patientAfterMs ? laterPollMs : patientPollMs);
}

/** Where to poll next; undefined at a good end. Fails at a bad one. Every answer may name a new place. */
function next(poll: Poll, answer: Answer): Poll | undefined {
  const failure = failedIn(answer);
  if (failure !== undefined) throw failure;
  if (!isUnderWay(poll, answer)) return undefined;
  const moved = poll.kind === 'resource' ? undefined : answer.header(poll.kind === 'operation' ? 'azure-asyncoperation' : 'location');
  return moved === undefined ? poll : { ...poll, target: absolute(moved, answer) };
}

function tooLong(started: Answer): ArmError {
  const state = stateOf(started);
  return new ArmError({
    status: 0,
    code: 'OperationTimeout',
    message: `Azure is still at it after an hour${state === undefined ? '' : ` (${state})`}.`,
    target: textAt(started.body, 'id'),
    method: started.method,
    url: withoutQuery(started.url),
  });
}
