import { createHash } from 'node:crypto';
import type { Headers } from '../message/headers.ts';

/** What stands in a client's cookie for its member: an id is nobody's business. */
export function memberMark(id: string): string {
  return createHash('sha256').update(id.toLowerCase()).digest('base64url').slice(0, 22);
}

/** The mark in the request's cookie with this name; undefined where there is none. */
export function markOf(headers: Headers, cookie: string): string | undefined {
  for (const pair of headers.values('Cookie').flatMap((line) => line.split(';'))) {
    const [name, ...value] = pair.split('=');
    if (name?.trim() === cookie) return value.join('=').trim();
  }
  return undefined;
}

/** The line that gives a client its member. */
export function memberCookie(cookie: string, id: string): string {
  return `${cookie}=${memberMark(id)}; Path=/; HttpOnly`;
}
