import { hash, timingSafeEqual } from 'node:crypto';
import { type Answer, refusal } from './answer.ts';
import type { TokenState } from './sign-in/authority.ts';

function digest(text: string): Uint8Array {
  return new Uint8Array(hash('sha256', text, 'buffer'));
}

function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

/**
 * Refuses whoever does not bring the token of this start, with the codes that ARM uses: no header, one that is no
 * bearer token, a token that is not ours, too old or for another resource. `signedIn` tells what the local sign-in's
 * authority says of a token. Undefined: let in.
 */
export function checkBearer(authorization: string | undefined, token: string, origin: string, signedIn: (token: string) => TokenState = () => 'unknown'): Answer | undefined {
  const refuse = (code: string, message: string, description: string): Answer =>
    refusal(401, code, message, {
      'www-authenticate': `Bearer authorization_uri="${origin}/adfs", error="invalid_token", error_description="${description}"`,
    });
  if (authorization === undefined || authorization === '') {
    return refuse(
      'AuthenticationFailed',
      "Authentication failed. The 'Authorization' header is missing.",
      "The authentication failed because of missing 'Authorization' header.",
    );
  }
  const sent = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (sent === undefined) {
    return refuse(
      'AuthenticationFailedInvalidHeader',
      "Authentication failed. The 'Authorization' header is provided in an invalid format.",
      "The authentication failed because the 'Authorization' header is no bearer token.",
    );
  }
  if (sameText(sent, token)) return undefined;
  const state = signedIn(sent);
  switch (state) {
    case 'valid':
      return undefined;
    case 'expired':
      return refuse('ExpiredAuthenticationToken', 'The access token expiry UTC time has passed. Sign in again.', 'The access token expired.');
    case 'wrongAudience':
      return refuse(
        'InvalidAuthenticationTokenAudience',
        "The access token has been obtained for wrong audience or resource. It should match exactly with one of the allowed audiences 'https://management.azure.com/', 'https://management.core.windows.net/'.",
        'The access token has been obtained for wrong audience or resource.',
      );
    case 'unknown':
      return refuse(
        'InvalidAuthenticationToken',
        "The access token is invalid. The local Azure takes the token in its ready file, which is new at every start, and those of its own sign-in.",
        'The access token is invalid.',
      );
  }
}
