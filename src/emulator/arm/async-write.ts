import { nameOf } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import { answer, emptyAnswer } from './answer.ts';
import { isAtLeast } from './api-versions.ts';
import { pollHeaders } from './async-links.ts';
import type { Call } from './kind.ts';
import type { ArmResponse } from './plane.ts';
import { Refusal } from './refusal.ts';

/**
 * A PUT of a named value, a fragment or a schema: accepted now, checked and visible later (arm-behaviour 16). 202 without a body up to
 * 2022-08-01; then 201 or 200 with a body that says nothing but the state, in a capital P: recorded for named values and fragments. For
 * schemas the official examples show `properties`. `finish` throws a Refusal to fail.
 */
export function acceptedWrite(call: Call, created: boolean, finish: () => void, properties?: JsonObject): ArmResponse {
  const headers = startWrite(call, created ? 201 : 200, finish);
  if (!saysState(call.apiVersion)) return emptyAnswer(202, headers);
  const shown = properties ? { ...properties, provisioningState: 'InProgress' } : { ProvisioningState: 'InProgress' };
  return answer(created ? 201 : 200, { id: call.id, type: `${call.kind.provider}/${call.kind.type}`, name: nameOf(call.id), properties: shown }, headers);
}

/** A PATCH, or an action that finishes later: 202 in every version, as the specification has it. */
export function acceptedChange(call: Call, finish: () => void): ArmResponse {
  return emptyAnswer(202, startWrite(call, 200, finish));
}

/** What a body of such a resource ends with. */
export function provisioned(apiVersion: string): JsonObject {
  return saysState(apiVersion) ? { provisioningState: 'Succeeded' } : {};
}

function startWrite(call: Call, doneStatus: number, finish: () => void): Record<string, string> {
  const { operations } = call.state;
  if (operations.observeOn(call.id)) throw new Refusal(409, 'PessimisticConcurrencyConflict', 'Operation on the entity is in progress');
  return pollHeaders(call, operations.start(call.id, doneStatus, finish));
}

function saysState(apiVersion: string): boolean {
  return isAtLeast(apiVersion, '2023-05-01');
}
