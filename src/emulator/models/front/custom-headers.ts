import { modelError } from '../model-refusal.ts';

/** Documented: APIs take up to ten custom headers, more are 431. */
const most = 10;

/** Standard ones (IANA's registry as far as clients and proxies send them), those of the service itself, and those that say how a request travelled. */
const usual = new Set(
  (
    'accept accept-charset accept-encoding accept-language age allow api-key authorization baggage cache-control connection content-encoding content-language content-length content-location ' +
    'content-type cookie correlation-context date expect forwarded from host http2-settings if-match if-modified-since if-none-match if-range if-unmodified-since idempotency-key keep-alive max-forwards ' +
    'ocp-apim-subscription-key origin pragma prefer priority proxy-authorization range referer request-context request-id te trace-id traceparent tracestate trailer transfer-encoding ' +
    'true-client-ip upgrade upgrade-insecure-requests user-agent via warning x-api-key x-correlation-id x-real-ip x-request-id'
  ).split(' '),
);

/** Prefixes: of Azure, of how a request travelled, of browsers, of OpenAI's clients (their eight count for nothing, else those would fail). */
const usualFamilies = /^(x-ms-|x-azure-|x-forwarded-|x-original-|x-arr-|x-appservice-|x-client-|x-b3-|sec-|access-control-|openai-|x-stainless-)/;

/** @throws ModelRefusal 431. */
export function checkCustomHeaders(headers: ReadonlyMap<string, string>): void {
  if (headers.size <= most) return;
  let custom = 0;
  for (const name of headers.keys()) if (!usual.has(name) && !usualFamilies.test(name)) custom += 1;
  if (custom > most) throw modelError(431, '431', `Request Header Fields Too Large: ${custom} custom headers, at most ${most} are taken.`);
}
