import type { Shape } from '../../../model/shapes.ts';

/** How a request says who it is from. */
export type SentCredentials = { readonly kind: 'token'; readonly token: string } | { readonly kind: 'key'; readonly key: string } | { readonly kind: 'none' };

/** Three parts: a JWT, whoever signed it. */
function isToken(text: string): boolean {
  return text.split('.').length === 3;
}

/**
 * A bearer token goes before a key: API Management sends its own token beside the client's `api-key` (the portal's policy does).
 * On v1 a key may come as a bearer token, as Microsoft's page on v1 has it; elsewhere a bearer that is no token is a bad one.
 */
export function sentCredentials(headers: ReadonlyMap<string, string>, shape: Shape): SentCredentials {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  const key = headers.get('api-key');
  if (bearer !== undefined && isToken(bearer)) return { kind: 'token', token: bearer };
  if (key !== undefined && key !== '') return { kind: 'key', key };
  if (bearer === undefined) return { kind: 'none' };
  return shape === 'v1' ? { kind: 'key', key: bearer } : { kind: 'token', token: bearer };
}
