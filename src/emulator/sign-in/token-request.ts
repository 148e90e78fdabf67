import { randomUUID } from 'node:crypto';
import type { Answer, Incoming } from '../answer.ts';
import { isArmAudience, resourceOf } from './audience.ts';
import type { TokenAuthority } from './authority.ts';

interface Fault {
  readonly status: 400 | 401;
  readonly error: string;
  /** Number of the message, as `AADSTS…`. */
  readonly number: number;
  readonly message: string;
}

function refused({ status, error, number, message }: Fault, now: number): Answer {
  const [traceId, correlationId] = [randomUUID(), randomUUID()];
  const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z');
  const description = `AADSTS${number}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`;
  return { status, headers: noStore, body: { error, error_description: description, error_codes: [number], timestamp, trace_id: traceId, correlation_id: correlationId } };
}

/** RFC 6749, 5.1. */
const noStore = { 'cache-control': 'no-store', pragma: 'no-cache' };

interface Credentials {
  readonly clientId: string;
  readonly secret: string;
}

/** In the body or as Basic (RFC 6749, 2.3.1). */
function credentialsOf(request: Incoming, form: URLSearchParams): Credentials {
  const basic = /^Basic +(\S+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  const [id = '', ...secret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString('utf8').split(':').map(plusDecoded);
  return { clientId: form.get('client_id') ?? id, secret: form.get('client_secret') ?? secret.join(':') };
}

function plusDecoded(text: string): string {
  return new URLSearchParams(`v=${text}`).get('v') ?? '';
}

function faultOf(form: URLSearchParams, { clientId, secret }: Credentials, wanted: string): Fault | undefined {
  const grant = form.get('grant_type');
  if (grant === null || grant === '') return { status: 400, error: 'invalid_request', number: 900144, message: "The request body must contain the following parameter: 'grant_type'." };
  if (grant !== 'client_credentials') {
    return { status: 400, error: 'unsupported_grant_type', number: 70003, message: `The local Azure signs in with client_credentials only, not with '${grant}'.` };
  }
  if (clientId === '') return { status: 400, error: 'invalid_request', number: 900144, message: "The request body must contain the following parameter: 'client_id'." };
  if (form.has('client_assertion')) return { status: 401, error: 'invalid_client', number: 700027, message: 'The local Azure takes a client secret, not a certificate or a federated token.' };
  if (secret === '') return { status: 401, error: 'invalid_client', number: 7000218, message: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'." };
  if (wanted === '') return { status: 400, error: 'invalid_request', number: 900144, message: "The request body must contain the following parameter: 'scope'." };
  if (form.has('scope') && (/\s/.test(wanted.trim()) || !/\/\.default$/i.test(wanted.trim()))) {
    return { status: 400, error: 'invalid_scope', number: 1002012, message: `The provided value for scope ${wanted} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier.` };
  }
  return undefined;
}

interface Issuing {
  readonly authority: Pick<TokenAuthority, 'issue'>;
  readonly origin: string;
  /** Real time. */
  readonly now: () => number;
  readonly gatewayNow: () => number;
}

/**
 * OAuth 2.0 client credentials: any id with any secret is the estate's caller. ARM lives in real time, and so do its tokens; those for
 * anything else carry the time of the data plane, which checks them. When to ask anew, clients reckon by their own clock.
 */
export function answerTokenRequest(request: Incoming, { authority, origin, now: real, gatewayNow }: Issuing, issuer: string): Answer {
  const now = real();
  const form = new URLSearchParams(request.body);
  const credentials = credentialsOf(request, form);
  const wanted = form.get('scope') ?? form.get('resource') ?? '';
  const fault = faultOf(form, credentials, wanted);
  if (fault) return refused(fault, now);
  const resource = resourceOf(wanted);
  const { token, expiresIn } = authority.issue(credentials.clientId, resource, issuer, { at: isArmAudience(resource, origin) ? now : gatewayNow() });
  // Version 1 of the protocol has its numbers as texts.
  const v1 = form.has('resource') && !form.has('scope');
  const life = v1 ? String(expiresIn) : expiresIn;
  const more = v1 ? { resource, expires_on: String(Math.floor(now / 1000) + expiresIn), not_before: String(Math.floor(now / 1000)) } : {};
  return { status: 200, headers: noStore, body: { token_type: 'Bearer', expires_in: life, ext_expires_in: life, ...more, access_token: token } };
}

export function unknownTenant(tenant: string, now: number): Answer {
  return refused({ status: 400, error: 'invalid_request', number: 90002, message: `Tenant '${tenant}' not found. The local Azure has the tenant of its ready file, and adfs.` }, now);
}
