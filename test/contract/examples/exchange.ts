import type { Json } from '../../../src/model/json.ts';
import type { Recorded } from '../replay/recording.ts';
import type { SpecExample, SpecOperation } from './specification.ts';

export const subscription = '00000000-0000-0000-0000-000000000001';

/**
 * An example as an exchange of a recording. Where the specification's authors wrote a word for the subscription, ours stands;
 * of several answers the one to a creation is taken.
 */
export function exchangeOf(operation: SpecOperation, given: SpecExample): Recorded | undefined {
  const example = withSubscription(given);
  const status = statusOf(example);
  if (status === undefined) return undefined;
  const values = new Map(Object.entries(example.parameters));
  const text = (name: string): string | undefined => {
    const value = values.get(name);
    return value === undefined || value === null || typeof value === 'object' ? undefined : String(value);
  };
  const where = operation.path.split('?')[0]?.replaceAll(/\{([^}]+)\}/g, (_, name: string) => pathValue(name, text(name) ?? 'missing')) ?? '';
  const query = operation.parameters.filter((parameter) => parameter.in === 'query').flatMap(({ name }) => (text(name) === undefined ? [] : [`${name}=${encodeURIComponent(text(name) ?? '')}`]));
  const headers = operation.parameters.filter((parameter) => parameter.in === 'header').flatMap(({ name }): [string, string][] => (text(name) === undefined ? [] : [[name.toLowerCase(), text(name) ?? '']]));
  const body = operation.parameters.filter((parameter) => parameter.in === 'body').flatMap(({ name }) => values.get(name) ?? [])[0];
  const response = example.responses[String(status)] as { readonly body?: Json } | undefined;
  return {
    file: given.file,
    line: 0,
    method: operation.method,
    path: `${where}?${[`api-version=${operation.apiVersion}`, ...query.filter((part) => !part.startsWith('api-version='))].join('&')}`.replace(/^\/+/, '/'),
    headers: Object.fromEntries(headers),
    body,
    status,
    responseHeaders: {},
    responseBody: response?.body,
  };
}

/** A scope or a resource id stands with its slashes, a name without. */
function pathValue(name: string, value: string): string {
  return /^(scope|resourceUri|resourceId|roleAssignmentId|roleId|denyAssignmentId)$/i.test(name) || value.startsWith('/') ? value.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
}

function statusOf({ responses }: SpecExample): number | undefined {
  const all = Object.keys(responses).map(Number).filter((status) => status >= 200 && status < 300);
  return all.includes(201) ? 201 : all[0];
}

function withSubscription(example: SpecExample): SpecExample {
  let text = JSON.stringify(example);
  text = text.replaceAll(/(["/])subscriptions\/[^/"\\]+/gi, `$1subscriptions/${subscription}`);
  const parsed = JSON.parse(text) as SpecExample;
  return { ...parsed, parameters: { ...parsed.parameters, ...(parsed.parameters['subscriptionId'] === undefined ? {} : { subscriptionId: subscription }) } };
}
