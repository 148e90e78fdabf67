import { ArmError } from '../model/arm-error.ts';
import type { ArmErrorDetail } from '../model/arm-error.ts';
import { at, isObject, textAt } from '../model/json.ts';
import type { Json } from '../model/json.ts';
import { requestIdOf, withoutQuery } from './answer.ts';
import type { Answer } from './answer.ts';
import { tokenRefused } from './sign-in.ts';

/** The answer itself where it is a success; otherwise fails with an ArmError, or with a UserError where the token was refused. */
export function checked(answer: Answer): Answer {
  if (answer.status < 400) return answer;
  throw answer.status === 401 ? tokenRefused(failureOf(answer)) : failureOf(answer);
}

/** An answer that is an error, its body kept whole. Also for the last poll of an operation that failed. */
export function failureOf(answer: Answer, status: number = answer.status): ArmError {
  const error = errorIn(answer.body);
  return new ArmError({
    status,
    code: textAt(error, 'code') ?? `Http${answer.status}`,
    message: messageIn(error) ?? messageIn(answer.body) ?? `${answer.method} answered HTTP ${answer.status}.`,
    details: detailsOf(error),
    target: textAt(error, 'target'),
    method: answer.method,
    url: withoutQuery(answer.url),
    requestId: requestIdOf(answer.header),
  });
}

/** `{error: {…}}` is ARM's form; operations put it below `properties`; the front door sometimes answers the error bare. */
function errorIn(body: Json | undefined): Json | undefined {
  return [at(body, 'error'), at(body, 'properties', 'error'), at(body, 'odata.error'), body].find(isObject);
}

function messageIn(value: Json | undefined): string | undefined {
  const text = textAt(value, 'message') ?? textAt(value, 'message', 'value');
  return text === undefined || text.trim() === '' ? undefined : text;
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

/** All details at any depth, inner errors and policy violations included, in the order of the body. */
function detailsOf(error: Json | undefined): readonly ArmErrorDetail[] {
  const inner = at(error, 'innererror');
  return [
    ...list(at(error, 'details')).flatMap((detail) => [...asDetail(detail), ...detailsOf(detail)]),
    ...(inner === undefined ? [] : [...asDetail(inner), ...detailsOf(inner)]),
    ...list(at(error, 'additionalInfo')).flatMap(asPolicyViolation),
  ];
}

function asDetail(value: Json | undefined): readonly ArmErrorDetail[] {
  const message = messageIn(value);
  if (message === undefined) return [];
  const target = textAt(value, 'target');
  return [{ code: textAt(value, 'code') ?? '', message, ...(target !== undefined && { target }) }];
}

/** Azure Policy names itself only here (`RequestDisallowedByPolicy`). */
function asPolicyViolation(value: Json): readonly ArmErrorDetail[] {
  const info = at(value, 'info');
  const name = textAt(info, 'policyAssignmentDisplayName') ?? textAt(info, 'policyAssignmentName') ?? textAt(info, 'policyDefinitionDisplayName');
  return name === undefined ? [] : [{ code: textAt(value, 'type') ?? 'PolicyViolation', message: name }];
}

/** A request that got no answer. */
export function unreachable(error: unknown, method: string, url: string): ArmError {
  const text = error instanceof Error ? error.message : String(error);
  const timedOut = error instanceof Error && error.name === 'AbortError';
  const code = timedOut ? 'RequestTimeout' : ((error as { readonly code?: unknown }).code ?? 'ConnectionFailed');
  return new ArmError({
    status: 0,
    code: String(code),
    message: timedOut ? 'The service did not answer in time.' : `The service cannot be reached: ${text}`,
    method,
    url: withoutQuery(url),
    cause: error,
  });
}
