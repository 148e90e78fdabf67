import { type Answer, type Incoming, refusal } from '../answer.ts';
import type { TokenAuthority } from './authority.ts';
import { answerMetadata } from './cloud-metadata.ts';
import { answerTokenRequest, unknownTenant } from './token-request.ts';

/** What the sign-in may use. */
export interface SignIn {
  readonly authority: TokenAuthority;
  readonly origin: string;
  readonly tenantId: string;
  /** Real time. */
  readonly now: () => number;
  /** The data plane's, which somebody may move. */
  readonly gatewayNow: () => number;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Beside ARM's paths, which begin with `/subscriptions`, `/providers` or `/tenants`. */
export function isSignIn(pathname: string): boolean {
  const [first = '', second] = pathname.slice(1).split('/');
  return first.toLowerCase() === 'adfs' || uuid.test(first) || (first.toLowerCase() === 'metadata' && second === 'endpoints');
}

function configurationOf(base: string, issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${base}/oauth2/authorize`,
    token_endpoint: `${base}/oauth2/token`,
    jwks_uri: `${base}/discovery/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: ['token'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    scopes_supported: ['openid'],
  };
}

/**
 * The local authority as AD FS (`/adfs`) and as a tenant of Entra ID (`/TENANT`): its description, its keys and the token
 * endpoint; and the description of the cloud. `/adfs` is for clients that ask Microsoft about any other authority first.
 */
export function answerSignIn(request: Incoming, signIn: SignIn): Answer {
  const { origin, tenantId, now } = signIn;
  const [first = '', ...rest] = request.url.pathname.slice(1).split('/').filter((part) => part !== '');
  const isAdfs = first.toLowerCase() === 'adfs';
  if (first.toLowerCase() === 'metadata') return request.method === 'GET' ? answerMetadata(request.url, origin, tenantId) : only('GET');
  // azure-cli may put the tenant behind `adfs`.
  const inTenant = isAdfs && uuid.test(rest[0] ?? '');
  const tenant = isAdfs ? (inTenant ? rest[0] : tenantId) : first;
  if (tenant?.toLowerCase() !== tenantId.toLowerCase()) return unknownTenant(tenant ?? '', now());
  const base = isAdfs ? `${origin}/adfs` : `${origin}/${tenantId}`;
  const below = (inTenant ? rest.slice(1) : rest).join('/').toLowerCase();
  const issuer = isAdfs ? base : `${base}${below.includes('v2.0') ? '/v2.0' : '/'}`;
  const endpoint = Object.hasOwn(endpoints, below) ? endpoints[below] : undefined;
  if (!endpoint) return refusal(404, 'NotFound', `The local Azure's sign-in has no ${request.url.pathname}.`);
  return request.method === endpoint.method ? endpoint.answer(request, signIn, base, issuer) : only(endpoint.method);
}

interface Endpoint {
  readonly method: string;
  readonly answer: (request: Incoming, signIn: SignIn, base: string, issuer: string) => Answer;
}

const configuration: Endpoint = { method: 'GET', answer: (_request, _signIn, base, issuer) => ({ status: 200, headers: {}, body: configurationOf(base, issuer) }) };
const keys: Endpoint = { method: 'GET', answer: (_, { authority }) => ({ status: 200, headers: {}, body: { keys: authority.keySet.keys.map((key) => ({ ...key })) } }) };
const token: Endpoint = { method: 'POST', answer: (request, signIn, _, issuer) => answerTokenRequest(request, signIn, issuer) };

/** Below the authority, in lower case. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  '.well-known/openid-configuration': configuration,
  'v2.0/.well-known/openid-configuration': configuration,
  'discovery/keys': keys,
  'discovery/v2.0/keys': keys,
  'oauth2/token': token,
  'oauth2/v2.0/token': token,
};

/** `POST /TENANT/oauth2/token` */
export const signInCalls: readonly string[] = ['GET /metadata/endpoints', ...['/adfs', '/TENANT'].flatMap((base) => Object.entries(endpoints).map(([below, { method }]) => `${method} ${base}/${below}`))];

function only(method: string): Answer {
  return refusal(405, 'MethodNotAllowed', `This takes ${method}.`, { allow: method });
}
