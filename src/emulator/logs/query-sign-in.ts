import type { Answer, Incoming } from '../answer.ts';
import { checkBearer } from '../bearer.ts';
import { resourceOf } from '../sign-in/audience.ts';
import type { TokenAuthority } from '../sign-in/authority.ts';
import { queryError } from './query-errors.ts';

/** What tokens for the query API are made out to, by cloud. */
const audiences: ReadonlySet<string> = new Set(['https://api.loganalytics.io', 'https://api.loganalytics.azure.com', 'https://api.loganalytics.us', 'https://api.loganalytics.azure.cn']);

export interface QuerySignIn {
  readonly token: string;
  readonly origin: string;
  readonly authority: Pick<TokenAuthority, 'read'>;
  /** Tokens that are not for ARM carry the time of the gateways. */
  readonly now: () => number;
  /** Whose the ready file's token is. */
  readonly userObjectId: string;
}

/** Who asks; statuses and codes as documented for the API ("Azure Monitor Log Analytics API errors"): 403 for a token that is no good. */
export function signedIn({ headers }: Pick<Incoming, 'headers'>, { token, origin, authority, now, userObjectId }: QuerySignIn): { readonly objectId: string } | { readonly refused: Answer } {
  const refused = checkBearer(headers['authorization'], token, origin);
  if (refused === undefined) return { objectId: userObjectId };
  const sent = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  if (sent === undefined) return { refused };
  const reading = authority.read(sent, now());
  if (reading.kind !== 'principal') return { refused: queryError(403, 'InvalidAuthenticationToken', reading.kind === 'expired' ? 'The access token expired.' : 'The access token is invalid.') };
  const { objectId, audience } = reading;
  if (audiences.has(resourceOf(audience).toLowerCase())) return { objectId };
  const allowed = [...audiences].map((each) => `'${each}'`).join(',');
  return { refused: queryError(403, 'InvalidAuthenticationTokenAudience', `The access token has been obtained from wrong audience or resource '${audience}'. It should exactly match (including forward slash) with one of the allowed audiences ${allowed}.`) };
}
