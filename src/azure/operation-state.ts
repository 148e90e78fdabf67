import { ArmError } from '../model/arm-error.ts';
import { textAt } from '../model/json.ts';
import type { Answer } from './answer.ts';
import { failureOf } from './failure.ts';

/**
 * How an operation shows its state: `operation` has a status of its own (Azure-AsyncOperation), `location` answers 202
 * until the result is there, `resource` is the changed resource with its provisioning state.
 */
export interface Poll {
  readonly kind: 'operation' | 'location' | 'resource';
  /** ARM id or absolute URL. */
  readonly target: string;
  /** 404 is the wanted end: a resource that was deleted. */
  readonly gone: boolean;
}

/** Where to poll after a write, or undefined where it was done at once (ARM RPC: asynchronous operations; recorded shapes in facts 14 to 19). */
export function pollAfter(started: Answer, resource: string): Poll | undefined {
  const gone = started.method === 'DELETE';
  const operation = started.header('azure-asyncoperation') ?? started.header('operation-location');
  if (operation !== undefined && operation !== '') return { kind: 'operation', target: absolute(operation, started), gone: false };
  const location = started.header('location');
  // 201 may name the new resource in Location without any operation: asking there shows it, finished.
  const accepted = started.status === 202 || (started.status === 201 && (started.body === undefined || isPassing(provisioningState(started))));
  if (location !== undefined && location !== '' && accepted) return { kind: 'location', target: absolute(location, started), gone };
  if (started.status === 202 || isPassing(provisioningState(started))) return { kind: 'resource', target: resource, gone };
  return undefined;
}

/** Answers may name a path only. */
export function absolute(target: string, answer: Answer): string {
  return new URL(target, answer.url).href;
}

/** The state that a body tells, in whatever place. */
export function stateOf(answer: Answer): string | undefined {
  return textAt(answer.body, 'status') ?? textAt(answer.body, 'properties', 'status') ?? provisioningState(answer);
}

function provisioningState(answer: Answer): string | undefined {
  return textAt(answer.body, 'properties', 'provisioningState');
}

const ends: ReadonlySet<string> = new Set(['succeeded', 'failed', 'canceled', 'cancelled']);

function isPassing(state: string | undefined): boolean {
  return state !== undefined && !ends.has(state.toLowerCase());
}

/** States of a Location poll that answered 200: only these words count, for a resource may have a `status` of its own. */
const passing: ReadonlySet<string> = new Set(['inprogress', 'running', 'accepted', 'started', 'pending', 'creating', 'updating', 'deleting', 'validating', 'activating']);

export function isUnderWay(poll: Poll, answer: Answer): boolean {
  switch (poll.kind) {
    case 'operation':
      return answer.status === 202 ? !isEnd(stateOf(answer)) : isPassing(stateOf(answer));
    case 'location':
      return answer.status === 202 ? !isEnd(stateOf(answer)) : passing.has((stateOf(answer) ?? '').toLowerCase());
    case 'resource':
      // A deletion goes on while the resource is still there.
      return poll.gone || isPassing(provisioningState(answer));
  }
}

function isEnd(state: string | undefined): boolean {
  return state !== undefined && ends.has(state.toLowerCase());
}

/** What failed, where the answer says so, whatever its HTTP status. */
export function failedIn(answer: Answer): ArmError | undefined {
  const state = stateOf(answer)?.toLowerCase();
  if (state !== 'failed' && state !== 'canceled' && state !== 'cancelled') return undefined;
  const failure = failureOf(answer);
  if (!/^Http\d+$/.test(failure.code)) return failure;
  return new ArmError({
    status: failure.status,
    code: state === 'failed' ? 'OperationFailed' : 'OperationCanceled',
    message: textAt(answer.body, 'message') ?? `Azure reports that the operation ${state === 'failed' ? 'failed' : 'was cancelled'}, without a reason.`,
    method: failure.method,
    url: failure.url,
    requestId: failure.requestId,
  });
}
