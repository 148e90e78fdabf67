import type { GatewayRequest } from '../../model/gateway-call.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { ProbedModel } from './chosen-model.ts';
import type { ProbedOperation } from './chosen-operation.ts';
import type { ProbeInput } from './input.ts';
import { payloadFor } from './payload.ts';
import { apiVersionOf, versionChoice } from './surface.ts';

/** The call that is made again and again; without the key. */
export function callOf(input: ProbeInput, live: Live, api: LiveApi, operation: ProbedOperation, model: ProbedModel | undefined): GatewayRequest {
  const { is, method } = operation;
  const generation = is.kind === 'served' || is.kind === 'account' ? is.generation : undefined;
  const version = versionChoice(api, live);
  const apiVersion = apiVersionOf(input.apiVersion, api, operation.seen.body, generation);
  const { path, query } = filled(operation, model, apiVersion);
  const all = new URLSearchParams({ ...(apiVersion !== undefined && { 'api-version': apiVersion }), ...query, ...version.query }).toString();
  const payload = payloadOf(input, operation, model);
  return {
    method,
    url: `${apiUrl(live, api)}${version.segment}${path}${all === '' ? '' : `?${all}`}`,
    headers: { accept: input.stream ? 'text/event-stream' : '*/*', ...(payload && { 'content-type': payload.contentType }), ...version.headers },
    body: payload?.body,
  };
}

function payloadOf(input: ProbeInput, { is, name, method }: ProbedOperation, model: ProbedModel | undefined): ReturnType<typeof payloadFor> | undefined {
  if (is.kind === 'served' && is.modelIn !== 'none' && is.needs === is.capability && model !== undefined) return payloadFor(is.capability, model, is.modelIn !== 'path', input);
  if (method === 'GET' || method === 'HEAD') return undefined;
  throw new UserError('OperationNotProbed', exitCodes.usage, `It is not known what ${name} (${method}) wants to be told.`, { hint: 'Choose another operation:  --operation, or --capability chat' });
}

function apiUrl(live: Live, { api }: LiveApi): string {
  const gateway = textAt(live.service.body, 'properties', 'gatewayUrl');
  if (gateway === undefined) {
    throw new UserError('GatewayMissing', exitCodes.failed, `The service ${live.service.name} says no address of its gateway.`, { hint: 'It may still be in the making: az apim show --name <service> --resource-group <resource group>' });
  }
  const path = (textAt(api.body, 'properties', 'path') ?? '').replaceAll(/^\/+|\/+$/g, '');
  return `${gateway.replace(/\/+$/, '')}${path === '' ? '' : `/${path}`}`;
}

/** The template with its places filled: the deployment's name, and the version where it stands there. */
function filled({ urlTemplate, name }: ProbedOperation, model: ProbedModel | undefined, apiVersion: string | undefined): { readonly path: string; readonly query: Readonly<Record<string, string>> } {
  const [path = '', query = ''] = urlTemplate.split('?');
  const value = (text: string, place: string, before: string): string => {
    if (place.toLowerCase() === 'api-version' && apiVersion !== undefined) return apiVersion;
    if (/\/deployments\/$/i.test(before) && model !== undefined) return model.name;
    throw new UserError('OperationNotProbed', exitCodes.usage, `${name} wants ${text} in its address, and nothing says what that is.`, { hint: 'Choose another operation:  --operation, or --capability chat' });
  };
  const fill = (template: string, encode: (text: string) => string): string =>
    template.replaceAll(/\{\*?([^{}]*)\}|\*/g, (text: string, place: string | undefined, at: number) => encode(value(text, place ?? '*', template.slice(0, at))));
  const pairs = [...new URLSearchParams(query)].map(([key, text]) => [key, fill(text, (filledIn) => filledIn)] as const);
  return { path: fill(path.startsWith('/') ? path : `/${path}`, encodeURIComponent), query: Object.fromEntries(pairs) };
}
