import { createHash, timingSafeEqual } from 'node:crypto';
import { type Answer, refusal } from './answer.ts';

function digest(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest());
}

function sameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

/**
 * Refuses whoever does not bring the token of this start, with the codes that ARM uses: no header, one that is no
 * bearer token, a token that is not ours. Undefined: let in.
 */
export function checkBearer(authorization: string | undefined, token: string, origin: string): Answer | undefined {
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
  return refuse(
    'InvalidAuthenticationToken',
    'The access token is invalid. The local Azure takes only the token in its ready file, which is new at every start.',
    'The access token is invalid.',
  );
}
