import { checkClaims } from './claims.ts';
import type { RequiredClaim } from './claims.ts';
import { isSignedBy } from './signature.ts';
import type { SigningKey } from './signature.ts';
import { TokenRefusal } from './token-refusal.ts';
import { claimTexts, readToken } from './token.ts';
import type { Token } from './token.ts';

/** What a token has to be. */
export interface TokenRules {
  readonly keys: readonly SigningKey[];
  readonly requiresSignature: boolean;
  readonly requiresExpiry: boolean;
  /** Seconds that clocks may differ. */
  readonly skew: number;
  /** Undefined: not looked at. */
  readonly audiences: readonly string[] | undefined;
  /** Undefined: not looked at. */
  readonly isIssuer: ((issuer: string) => boolean) | undefined;
  readonly claims: readonly RequiredClaim[];
}

/** Reads a token and holds it against the rules at this time (milliseconds). @throws TokenRefusal */
export function validated(text: string, rules: TokenRules, now: number): Token {
  const token = readToken(text);
  if (!token) throw new TokenRefusal('JwtInvalid', 'The token is no JSON web token in compact form.');
  checkSignature(text.trim(), token, rules);
  checkTimes(token, rules, now);
  const audiences = claimTexts(token, 'aud');
  if (rules.audiences && !audiences.some((audience) => rules.audiences?.includes(audience))) throw new TokenRefusal('TokenAudienceNotAllowed', `The audience '${audiences.join(', ')}' is none of those that are allowed. Access denied.`);
  const issuer = claimTexts(token, 'iss')[0] ?? '';
  if (rules.isIssuer && !rules.isIssuer(issuer)) throw new TokenRefusal('TokenIssuerNotAllowed', `The issuer '${issuer}' is none of those that are allowed. Access denied.`);
  checkClaims(token, rules.claims);
  return token;
}

function checkSignature(text: string, { header }: Token, { keys, requiresSignature }: TokenRules): void {
  const algorithm = typeof header['alg'] === 'string' ? header['alg'] : 'none';
  if (text.endsWith('.') || algorithm === 'none') {
    if (requiresSignature || !text.endsWith('.')) throw new TokenRefusal('TokenSignatureInvalid', 'The token has no signature. Access denied.');
    return;
  }
  const kid = typeof header['kid'] === 'string' ? header['kid'] : undefined;
  const candidates = keys.filter(({ id }) => id === undefined || kid === undefined || id === kid);
  if (candidates.length === 0) throw new TokenRefusal('TokenSignatureKeyNotFound', `There is no key ${kid === undefined ? 'for the token' : `with the id '${kid}'`}. Access denied.`);
  if (!candidates.some((key) => isSignedBy(text, algorithm, key))) throw new TokenRefusal('TokenSignatureInvalid', 'The signature of the token is wrong. Access denied.');
}

function checkTimes({ claims }: Token, { requiresExpiry, skew }: TokenRules, now: number): void {
  const seconds = now / 1000;
  const [expiry, start] = [claims['exp'], claims['nbf']];
  if (typeof expiry === 'number' ? expiry + skew <= seconds : requiresExpiry) throw new TokenRefusal('TokenExpired', typeof expiry === 'number' ? `The token expired at ${timeText(expiry)}. Access denied.` : 'The token does not say when it expires. Access denied.');
  if (typeof start === 'number' && start - skew > seconds) throw new TokenRefusal('JwtInvalid', `The token is not valid before ${timeText(start)}.`);
}

function timeText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? String(seconds) : date.toISOString();
}
