import type { ArmError } from '../model/arm-error.ts';
import { exitCodes, UserError } from '../model/user-error.ts';

const howTo = [
  'Sign in and run the same command again:',
  '  az login',
  'In a pipeline set AZURE_ACCESS_TOKEN, or AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_FEDERATED_TOKEN_FILE.',
].join('\n');

/** No source gave a token. `tried` says why, one line per source. */
export function notSignedIn(tried: readonly string[], cause?: unknown): UserError {
  return new UserError('NotSignedIn', exitCodes.notAllowed, 'You are not signed in to Azure.', {
    hint: howTo,
    detail: tried.join('\n'),
    cause,
  });
}

/** What the environment asks for does not work: going on to another identity would hide it. */
export function signInFailed(source: string, reason: string, cause: unknown): UserError {
  return new UserError('NotSignedIn', exitCodes.notAllowed, `Signing in with ${source} failed.`, {
    hint: `Check the variables of ${source}, or unset them to use another way to sign in, such as az login.`,
    detail: reason,
    cause,
  });
}

/** 401: the token is too old, or made for another tenant or cloud. */
export function tokenRefused(error: ArmError): UserError {
  const id = error.requestId === undefined ? '' : ` (request ${error.requestId})`;
  return new UserError('NotSignedIn', exitCodes.notAllowed, 'Azure does not accept the token: it is too old, or for another tenant or cloud.', {
    hint: `${howTo}\nWith several tenants: az login --tenant TENANT.`,
    detail: `${error.code}: ${error.message}${id}`,
    cause: error,
  });
}
