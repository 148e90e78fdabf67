import { at, isObject, type Json, textAt } from '../../../model/json.ts';
import { namedValueAlias, type NamedValueContent } from '../../arm/named-values/named-value.ts';
import type { GatewayWorld } from '../world.ts';
import { connectionFailure } from './connection-faults.ts';

type Named = readonly (readonly [name: string, values: readonly string[]])[];

/** What a backend entity adds to every request. Texts may name named values in `{{ }}`. */
export interface BackendCredentials {
  readonly headers: Named;
  readonly query: Named;
  readonly authorization: { readonly scheme: string; readonly parameter: string } | undefined;
  /** Accepted by the service and used by the portal; in no published type. */
  readonly identity: { readonly resource: string; readonly clientId: string | undefined } | undefined;
}

/** Ready to be written over what the request has. */
export interface Credentials {
  readonly headers: Named;
  readonly query: Named;
}

export const noCredentials: Credentials = { headers: [], query: [] };

/** `credentials` of a backend as ARM has them. */
export function credentialsOf(value: Json | undefined): BackendCredentials {
  const scheme = textAt(value, 'authorization', 'scheme');
  const resource = textAt(value, 'managedIdentity', 'resource');
  return {
    headers: namedAt(value, 'header'),
    query: namedAt(value, 'query'),
    authorization: scheme === undefined ? undefined : { scheme, parameter: textAt(value, 'authorization', 'parameter') ?? '' },
    identity: resource === undefined ? undefined : { resource, clientId: textAt(value, 'managedIdentity', 'clientId') },
  };
}

/** With named values and tokens in place. @throws PolicyFault where the service lacks the identity or a value. */
export function resolveCredentials(world: GatewayWorld, serviceId: string, { headers, query, authorization, identity }: BackendCredentials, source: string): Credentials {
  const filled = (named: Named): Named => named.map(([name, values]) => [name, values.map((value) => withNamedValues(world, serviceId, value, source))] as const);
  const authorizations: Named = [
    ...(authorization ? filled([['Authorization', [`${authorization.scheme} ${authorization.parameter}`]]]) : []),
    ...(identity ? [['Authorization', [`Bearer ${tokenOf(world, serviceId, identity, source)}`]] as const] : []),
  ];
  return { headers: [...filled(headers), ...authorizations], query: filled(query) };
}

function tokenOf(world: GatewayWorld, serviceId: string, { resource, clientId }: NonNullable<BackendCredentials['identity']>, source: string): string {
  const token = world.identityToken(serviceId, resource, clientId);
  if (token === undefined) throw connectionFailure(source, `The service has no ${clientId === undefined ? 'system-assigned identity' : `identity with the client id ${clientId}`} for the credentials of the backend.`);
  return token;
}

function withNamedValues(world: GatewayWorld, serviceId: string, text: string, source: string): string {
  return text.replaceAll(/\{\{([A-Za-z0-9-._]+)\}\}/g, (_, name: string) => {
    const value = world.store.findAlias<NamedValueContent>(namedValueAlias(serviceId, name))?.content.value;
    if (value === undefined || value === null) throw connectionFailure(source, `The credentials of the backend name the named value '${name}', ${value === null ? 'which only Key Vault has' : 'which is not there'}.`);
    return value;
  });
}

function namedAt(value: Json | undefined, key: string): Named {
  const found = at(value, key);
  if (!isObject(found)) return [];
  return Object.entries(found).map(([name, values]) => [name, (Array.isArray(values) ? values : [values]).filter((one): one is string => typeof one === 'string')] as const);
}
