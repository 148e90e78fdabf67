import type { ApiManagementClient } from '@azure/arm-apimanagement';
import type { RestError } from '@azure/core-rest-pipeline';
import { ArmError } from '../model/arm-error.ts';
import { at, isObject } from '../model/json.ts';
import type { JsonObject } from '../model/json.ts';
import { UserError } from '../model/user-error.ts';
import { answerOf } from './answer.ts';
import type { Answer } from './answer.ts';
import { checked, unreachable } from './failure.ts';

/** The options that every operation of the SDK takes. */
export type CallOptions = NonNullable<Parameters<ApiManagementClient['backend']['get']>[3]>;

export const usualTimeoutMs = 60_000;

/**
 * Lets a typed operation of the SDK send its request and takes the answer as it came over the wire: no status and no
 * field is lost in the SDK's models (10.0.0 of API Management drops unknown fields, invents defaults, and reads API
 * policies without their text). Answers are not checked for errors here.
 */
export async function ask(call: (options: CallOptions) => Promise<unknown>, signal: AbortSignal, timeoutMs: number = usualTimeoutMs): Promise<Answer> {
  let first: Answer | undefined;
  const take = (answer: Answer): void => {
    first ??= answer;
  };
  try {
    await call(optionsFor(take, signal, timeoutMs));
  } catch (error) {
    if (first === undefined) throw lostRequest(error, signal);
  }
  if (first === undefined) throw new Error('the SDK sent no request');
  return first;
}

/**
 * Like `ask`, for the SDK's `begin…` operations. These would go on polling in their own way (no details of failures,
 * a failed Location poll taken for success): throwing out of the first answer ends them, and `settle` polls instead.
 */
export function begin(call: (options: CallOptions) => Promise<unknown>, signal: AbortSignal, timeoutMs: number = usualTimeoutMs): Promise<Answer> {
  const enough = new Error('the first answer is taken');
  return ask((options) => call({ ...options, onResponse: (...args) => {
    options.onResponse?.(...args);
    throw enough;
  } }), signal, timeoutMs);
}

interface Pages {
  byPage(): AsyncIterable<unknown>;
}

/** All items of a collection, of all its pages. */
export async function listAll(call: (options: CallOptions) => Pages, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  const take = (answer: Answer): void => {
    const value = at(checked(answer).body, 'value');
    if (Array.isArray(value)) items.push(...value.filter(isObject));
  };
  try {
    for await (const _ of call(optionsFor(take, signal, usualTimeoutMs)).byPage()) signal.throwIfAborted();
  } catch (error) {
    throw lostRequest(error, signal);
  }
  return items;
}

function optionsFor(take: (answer: Answer) => void, signal: AbortSignal, timeout: number): CallOptions {
  return {
    abortSignal: signal,
    requestOptions: { timeout, shouldDeserialize: false },
    onResponse: (response) => take(answerOf(response)),
  };
}

/** What to throw where no answer came: the signal's reason, an error of ours as it is, else that ARM cannot be reached. */
export function lostRequest(error: unknown, signal: AbortSignal): unknown {
  if (signal.aborted) return signal.reason;
  if (error instanceof ArmError || error instanceof UserError) return error;
  return isRestError(error) ? unreachable(error, error.request?.method ?? '', error.request?.url ?? '') : error;
}

function isRestError(error: unknown): error is RestError {
  return error instanceof Error && error.name === 'RestError';
}
