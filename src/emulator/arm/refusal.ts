import type { JsonObject } from '../../model/json.ts';
import { answer, emptyAnswer } from './answer.ts';
import type { ArmResponse } from './plane.ts';

interface RefusalDetail {
  readonly code: string;
  readonly target: string;
  readonly message: string;
}

/** An answer that is an error. `gateway`: made by ARM's front door, whose errors have no `details`. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly RefusalDetail[] | null;
  readonly origin: 'gateway' | 'provider' | 'bare' | 'flat';
  /** Beside code and message. */
  readonly more: JsonObject;

  constructor(status: number, code: string, message: string, more: { details?: readonly RefusalDetail[]; origin?: 'gateway' | 'provider' | 'bare' | 'flat'; more?: JsonObject } = {}) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.details = more.details ?? null;
    this.origin = more.origin ?? 'provider';
    this.more = more.more ?? {};
  }
}

/** The `error` object as API Management writes it: `details` always, null where there is none (arm-behaviour 41). */
export function errorOf(refusal: Refusal) {
  const { code, message, details, origin, more } = refusal;
  return origin === 'provider' ? { code, message, details: details?.map((detail) => ({ ...detail })) ?? null } : { code, message, ...more };
}

export function refusalAnswer(refusal: Refusal): ArmResponse {
  const headers: Record<string, string> = refusal.origin === 'gateway' ? { 'x-ms-failure-cause': 'gateway' } : {};
  return answer(refusal.status, refusal.origin === 'flat' ? errorOf(refusal) : { error: errorOf(refusal) }, headers);
}

export function notFound(word: string): Refusal {
  return new Refusal(404, 'ResourceNotFound', `${word} not found.`);
}

/** 400 with one detail per field (issue evidence I1 to I17). */
export function invalid(...details: readonly { readonly target: string; readonly message: string }[]): Refusal {
  return new Refusal(400, 'ValidationError', 'One or more fields contain incorrect values:', {
    details: details.map(({ target, message }) => ({ code: 'ValidationError', target, message })),
  });
}

export function preconditionFailed(): Refusal {
  return new Refusal(412, 'PreconditionFailed', "Exception of type 'Microsoft.WindowsAzure.ApiManagement.Management.Core.Exceptions.PreconditionFailedException' was thrown.");
}

export function gatewayRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal(status, code, message, { origin: 'gateway' });
}

/** Errors of Microsoft.Authorization and Microsoft.CognitiveServices: code and message only. */
export function bareRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal(status, code, message, { origin: 'bare' });
}

/** Errors of diagnostic settings, with nothing around them (ErrorResponse of diagnosticsSettings_API.json; as pulumi#4442 got it). */
export function flatRefusal(status: number, code: string, message: string): Refusal {
  return new Refusal(status, code, message, { origin: 'flat' });
}

/** What Azure can do and this program cannot: never a lenient success. */
export function notEmulated(what: string): Refusal {
  return gatewayRefusal(501, 'NotEmulated', `The local Azure does not serve ${what}.`);
}

/** As recorded for a method that a resource does not have (arm-behaviour 8). */
export function methodNotAllowed(method: string, allowed: readonly string[]): ArmResponse {
  const headers = { allow: allowed.join(',') };
  return method === 'HEAD' ? emptyAnswer(405, headers) : answer(405, { Message: `The requested resource does not support http method '${method}'.` }, headers);
}
