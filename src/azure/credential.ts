import { notSignedIn, signInFailed } from './sign-in.ts';
import type { Token, TokenRequest, TokenSource } from './token-sources.ts';

/** A token is renewed this long before its end: longer than one request and its retries may take. */
const renewBeforeMs = 300_000;

/** What the SDK clients take as their credential. */
export interface Credential {
  getToken(scopes: string | string[], request?: TokenRequest): Promise<Token>;
  /** The token in use; undefined before the first request. */
  current(): Token | undefined;
}

/**
 * Asks the sources in order and keeps the first token for the whole run, whichever client asks. Fails with the
 * UserError `NotSignedIn`, exit 4.
 */
export function credentialOf(sources: readonly TokenSource[], now: () => number): Credential {
  let kept: Token | undefined;
  let pending: Promise<Token> | undefined;
  return {
    current: () => kept,
    async getToken(scopes, request = {}) {
      const scope = typeof scopes === 'string' ? scopes : (scopes[0] ?? '');
      // A claims challenge says that the kept token is revoked.
      if (request.claims !== undefined) return (kept = await firstToken(sources, scope, request));
      if (kept !== undefined && kept.expiresOnTimestamp - renewBeforeMs > now()) return kept;
      pending ??= firstToken(sources, scope, request).finally(() => (pending = undefined));
      return (kept = await pending);
    },
  };
}

/** In order, not side by side: each further source costs more than the last. */
async function firstToken(sources: readonly TokenSource[], scope: string, request: TokenRequest): Promise<Token> {
  const tried: string[] = [];
  let cause: unknown;
  for (const source of sources) {
    try {
      return await source.get(scope, request);
    } catch (error) {
      request.abortSignal?.throwIfAborted();
      const reason = firstLine(error);
      if (source.chosen) throw signInFailed(source.name, reason, error);
      tried.push(`${source.name}: ${reason}`);
      cause = error;
    }
  }
  throw notSignedIn(tried, cause);
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n', 1)[0] ?? '').slice(0, 300);
}
