import { TokenRefusal } from './token-refusal.ts';
import { claimTexts } from './token.ts';
import type { Token } from './token.ts';

export interface RequiredClaim {
  readonly name: string;
  /** Of the values: all have to be in the token, or one of them. */
  readonly match: 'all' | 'any';
  /** Between the values of a claim that has several in one text. */
  readonly separator: string | undefined;
  /** None: that the token has the claim is enough. */
  readonly values: readonly string[];
}

export function checkClaims(token: Token, required: readonly RequiredClaim[]): void {
  const missing = required.map(({ name }) => name).filter((name) => claimTexts(token, name).length === 0);
  if (missing.length > 0) throw new TokenRefusal('TokenClaimNotFound', `JWT token is missing the following claims: ${missing.join(', ')}. Access denied.`);
  for (const { name, match, separator, values } of required) {
    const texts = claimTexts(token, name);
    const found = separator === undefined || separator === '' ? texts : texts.flatMap((text) => text.split(separator).map((part) => part.trim()));
    const fits = values.length === 0 || (match === 'any' ? values.some((value) => found.includes(value)) : values.every((value) => found.includes(value)));
    if (!fits) throw new TokenRefusal('TokenClaimValueNotAllowed', `Claim ${name} value of ${texts.join(',')} is not allowed. Access denied.`);
  }
}
