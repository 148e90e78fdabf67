import { jwtValue } from '../../../expressions/run/library/context/jwt.ts';
import type { ClrObject } from '../../../expressions/run/value.ts';

/** A token in compact form (RFC 7515, 7.1), read. Nothing of it is proved by itself. */
export interface Token {
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
  /** As expressions see it. */
  readonly value: ClrObject;
}

/** Undefined where it is none. */
export function readToken(text: string): Token | undefined {
  const value = /^\S+$/.test(text) ? jwtValue(text) : undefined;
  return value && { header: value.of.header, claims: value.of.claims, value };
}

/** Values of a claim as texts, one for each item of a list; empty where the token does not have it. */
export function claimTexts({ claims }: Token, name: string): readonly string[] {
  return Object.hasOwn(claims, name) ? textsOf(claims[name]) : [];
}

function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return [typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value)];
}
