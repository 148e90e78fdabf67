import type { Call } from './kind.ts';
import { answer, emptyAnswer } from './answer.ts';
import { isAtLeast } from './api-versions.ts';
import type { Operation } from './long-running.ts';
import type { ArmResponse } from './plane.ts';
import { Refusal, errorOf, notFound } from './refusal.ts';

/**
 * Where an operation on a child resource is polled: on the resource's own URL. `Azure-AsyncOperation` came with
 * 2023-05-01-preview (arm-behaviour 14, 16, 17).
 */
export function pollHeaders(call: Call, operation: Operation): Record<string, string> {
  const url = `${call.state.world.origin()}${call.id}?api-version=${call.apiVersion}`;
  const location = `${url}&asyncId=${operation.id}&asyncCode=${operation.doneStatus}`;
  return isAtLeast(call.apiVersion, '2023-05-01') ? { location, 'azure-asyncoperation': `${url}&azure-asyncId=${operation.id}` } : { location };
}

/** The answer to a poll, or undefined where the request is none. `done` answers the finished Location poll. */
export function pollAnswer(call: Call, done: (status: number) => ArmResponse): ArmResponse | undefined {
  const statusId = call.query.get('azure-asyncid');
  if (statusId !== null) return answer(200, statusOf(observed(call, statusId)));
  const resultId = call.query.get('asyncid');
  if (resultId === null) return undefined;
  const operation = observed(call, resultId);
  if (operation.outcome === 'running') return emptyAnswer(202, pollHeaders(call, operation));
  if (operation.outcome instanceof Refusal) throw operation.outcome;
  return operation.doneStatus === 204 ? emptyAnswer(204) : done(operation.doneStatus);
}

export function statusOf(operation: Operation) {
  if (operation.outcome === 'running') return { status: 'InProgress' };
  return operation.outcome === 'succeeded' ? { status: 'Succeeded' } : { status: 'Failed', error: errorOf(operation.outcome) };
}

function observed(call: Call, id: string): Operation {
  const operation = call.state.operations.observe(id, call.id);
  if (!operation) throw notFound('Operation result');
  return operation;
}
