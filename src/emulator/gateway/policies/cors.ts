import { after } from '../after.ts';
import type { GatewayCall } from '../call.ts';
import type { Headers } from '../message/headers.ts';
import type { PolicyHandler } from '../step.ts';
import { answer } from './answer.ts';
import { corsRules } from './cors/cors-rules.ts';
import type { CorsRules } from './cors/cors-rules.ts';
import { allowsOrigin } from './cors/match-origin.ts';
import { emptyResponse } from './message-of.ts';
import { sayer } from './say.ts';

/** Headers that every browser may send (CORS-safelisted request headers of the Fetch standard). */
const simpleHeaders: readonly string[] = ['accept', 'accept-language', 'content-language'];

/**
 * Answers a preflight request by itself, and lets an origin read the answer of any other one. What has no `Origin` is no
 * cross-origin request.
 */
export const cors: PolicyHandler = {
  element: 'cors',
  compile(element, compiler) {
    const rules = corsRules(element, compiler);
    const say = sayer(element, compiler);
    return (call) => {
      const origin = call.request.headers.get('Origin');
      if (origin === undefined) return;
      return after(rules(call), (allowed) => {
        const preflight = preflightMethod(call);
        const matches = allowsOrigin(allowed.origins, origin);
        say(call, () => `origin ${origin} is ${matches ? '' : 'not '}allowed`);
        if (preflight !== undefined && matches) return answerPreflight(call, allowed, origin, preflight);
        if (matches) call.onAnswer.push(({ headers }) => allow(headers, allowed, origin));
        else if (allowed.terminates) answer(call, emptyResponse());
      });
    };
  },
};

/** The method that a browser asks for; undefined where an operation of the API takes OPTIONS requests itself. */
function preflightMethod({ request, matched }: GatewayCall): string | undefined {
  if (request.method !== 'OPTIONS' || matched.operation?.method === 'OPTIONS') return undefined;
  return request.headers.get('Access-Control-Request-Method')?.trim().toUpperCase();
}

/** 200 either way: without these headers where the method or a header is not allowed. */
function answerPreflight(call: GatewayCall, allowed: CorsRules, origin: string, method: string): void {
  const requested = call.request.headers.get('Access-Control-Request-Headers');
  const names = (requested ?? '').split(',').map((name) => name.trim().toLowerCase()).filter((name) => name !== '');
  const response = emptyResponse();
  const fits = has(allowed.methods, method) && names.every((name) => simpleHeaders.includes(name) || has(allowed.headers, name));
  if (fits) {
    const { headers } = response;
    setOrigin(headers, allowed, origin);
    headers.set('Access-Control-Allow-Methods', method);
    if (names.length > 0) headers.set('Access-Control-Allow-Headers', names.join(','));
    headers.set('Access-Control-Max-Age', String(allowed.maxAge));
  }
  answer(call, response);
}

function allow(headers: Headers, allowed: CorsRules, origin: string): void {
  setOrigin(headers, allowed, origin);
  if (allowed.exposed.length > 0) headers.set('Access-Control-Expose-Headers', allowed.exposed.join(','));
}

/** Browsers refuse `*` together with credentials. */
function setOrigin(headers: Headers, { origins, credentials }: CorsRules, origin: string): void {
  headers.set('Access-Control-Allow-Origin', origins.includes('*') && !credentials ? '*' : origin);
  if (credentials) headers.set('Access-Control-Allow-Credentials', 'true');
}

function has(allowed: readonly string[], name: string): boolean {
  return allowed.includes('*') || allowed.includes(name);
}
