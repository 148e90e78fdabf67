import { ArmError } from '../../model/arm-error.ts';
import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import type { Arm } from '../arm.ts';
import { atOnce } from '../at-once.ts';
import { apiPolicyKind, readOperationPolicy } from '../kinds/api-policy.ts';
import { allOperations } from '../kinds/api-read.ts';
import { operationKind } from '../kinds/operation.ts';

/** One operation as it stands before or after an import. */
export interface StandingOperation {
  readonly name: string;
  /** Method and template, without what placeholders are called: no two operations of an API have the same. */
  readonly route: string;
  readonly policy: LiveResource | undefined;
  /** Read only of operations that are to stay as they are. */
  readonly whole: LiveResource | undefined;
}

/** What an import may change although it must not. */
export interface Standing {
  readonly policy: LiveResource | undefined;
  /** By lower-case name. */
  readonly operations: ReadonlyMap<string, StandingOperation>;
}

export function apiPolicyIdBelow(apiId: string): string {
  return `${apiId}/policies/policy`;
}

export function operationIdBelow(apiId: string, operation: string): string {
  return `${apiId}/operations/${operation}`;
}

/** As `readStanding`, of all operations that the API has now. `keeps`: their names. */
export async function readStandingOf(arm: Arm, apiId: string, keeps: readonly string[], signal: AbortSignal): Promise<Standing> {
  return readStanding(arm, apiId, await allOperations(arm, apiId, signal), keeps, signal);
}

/** Reads the policies of an API and of its operations, and the operations of `keeps` as a whole. */
export async function readStanding(arm: Arm, apiId: string, operations: readonly JsonObject[], keeps: readonly string[], signal: AbortSignal): Promise<Standing> {
  const whole = new Set(keeps.map((name) => name.toLowerCase()));
  const readOperation = async (body: JsonObject): Promise<readonly [string, StandingOperation]> => {
    const name = textAt(body, 'name') ?? nameOf(textAt(body, 'id') ?? '');
    const key = name.toLowerCase();
    const id = operationIdBelow(apiId, name);
    const [policy, kept] = await Promise.all([readOperationPolicy(arm, id, signal), whole.has(key) ? operationKind(arm).read(id, signal) : undefined]);
    if (whole.has(key) && kept === undefined) throw unreadable(id);
    return [key, { name, route: routeOf(body), policy, whole: kept }];
  };
  const [policy, read] = await Promise.all([apiPolicyKind(arm).read(apiPolicyIdBelow(apiId), signal), atOnce(operations, readOperation)]);
  return { policy, operations: new Map(read) };
}

/** Nobody could put it right. */
function unreadable(id: string): ArmError {
  return new ArmError({ status: 404, code: 'ResourceNotFound', message: 'The list of operations has this one, but it cannot be read.', target: id, method: 'GET', url: id });
}

function routeOf(operation: JsonObject): string {
  const method = textAt(operation, 'properties', 'method') ?? '';
  const template = textAt(operation, 'properties', 'urlTemplate') ?? '';
  return `${method.toUpperCase()} ${template.replaceAll(/\{[^{}]*\}/g, '{}').replace(/^\/*/, '/').toLowerCase()}`;
}

export function policyText(policy: LiveResource | undefined): string | undefined {
  return textAt(policy?.body, 'properties', 'value');
}


/** The text of a policy; the service may write a copy of it with other white space. */
export function policyWords(policy: LiveResource | undefined): string | undefined {
  const text = policyText(policy);
  return text === undefined ? undefined : wordsOf(text);
}

export function wordsOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
