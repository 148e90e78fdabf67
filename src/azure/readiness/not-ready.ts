import { nameOf } from '../../model/arm-id.ts';
import type { Readiness } from '../../model/readiness.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/** It was waited for in vain. `last` is what was answered at the end. */
export function notReady({ backend, check, label }: Readiness, last: string, waitedMs: number): UserError {
  return new UserError('NotReady', exitCodes.partial, `Waited ${inWords(waitedMs)} for ${label}, in vain. The last answer through the backend ${nameOf(backend)}: ${last}.`, {
    hint: `Roles may take longer: run the same command again, it goes on from here.\nSee what stands in the way:\n  ${check}`,
  });
}

/** Nothing is wrong with the account, as far as one can tell from here. */
export function gatewayNotReached({ asked, label }: Readiness, gateway: string, cause: Error): UserError {
  return new UserError('NotReady', exitCodes.partial, `Whether ${label} works cannot be proven from here: ${gateway} does not answer. ${cause.message}`, {
    hint: `Run the same command where the gateway can be reached${asked ? ', or without --wait' : ''}.`,
    cause,
  });
}

function inWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}
