import { textAt } from '../model/json.ts';
import { jsonOf } from './answer.ts';

/** Object id of the caller (claim `oid`), where the token is one that can be read: a JWT. */
export function callerOf(token: string | undefined): string | undefined {
  const [, payload] = token?.split('.') ?? [];
  return payload === undefined ? undefined : textAt(jsonOf(Buffer.from(payload, 'base64url').toString('utf8')), 'oid');
}
