import { idKey } from '../../model/arm-id.ts';
import { isObject, textAt, type Json, type JsonObject } from '../../model/json.ts';

/** `Sweden Central` and `swedencentral` are one. */
export function region(text: string): string {
  return text.replaceAll(/\s+/g, '').toLowerCase();
}

/** What is secret in them is never seen, only a reference to where the service keeps it. */
export function loggerCredentials({ connectionString: _connectionString, instrumentationKey: _key, identityClientId, ...others }: JsonObject): JsonObject {
  return { ...others, ...(identityClientId === undefined ? {} : { identityClientId: typeof identityClientId === 'string' ? identityClientId.toLowerCase() : identityClientId }) };
}

/** Headers are a set of names without case. */
export function diagnostic(properties: JsonObject): JsonObject {
  const { backend, frontend, loggerId } = properties;
  return {
    ...properties,
    ...(typeof loggerId === 'string' && { loggerId: idKey(loggerId) }),
    ...(isObject(frontend) && { frontend: pipeline(frontend) }),
    ...(isObject(backend) && { backend: pipeline(backend) }),
  };
}

function pipeline(part: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, isObject(value) ? message(value) : value]));
}

function message(part: JsonObject): JsonObject {
  const { headers } = part;
  return Array.isArray(headers) ? { ...part, headers: [...new Set(headers.map((header: Json) => String(header).toLowerCase()))].toSorted() } : part;
}

/** Of some resources Azure takes the destination and answers null for it ever after (azure-rest-api-specs#22400): that is no change. */
export function diagnosticSetting(properties: JsonObject): JsonObject {
  const { logAnalyticsDestinationType: destination, logs } = properties;
  return {
    ...properties,
    ...(destination === null && { logAnalyticsDestinationType: 'Dedicated' }),
    ...('logs' in properties && { logs: enabledLogs(logs) }),
  };
}

/** Of the categories and groups only those that are sent; Azure may list the others too, and adds what nobody stated. */
function enabledLogs(logs: Json | undefined): Json {
  const enabled = (Array.isArray(logs) ? logs : []).filter((log: Json): log is JsonObject => isObject(log) && log['enabled'] === true);
  return enabled.map((log) => ({ of: (textAt(log, 'category') ?? textAt(log, 'categoryGroup') ?? '').toLowerCase(), enabled: true })).toSorted((a, b) => (a.of < b.of ? -1 : 1));
}

/** The document is compared as what it says: the service writes its text anew. What is no document stays a text. */
export function workbook(properties: JsonObject): JsonObject {
  const { serializedData } = properties;
  return typeof serializedData === 'string' ? { ...properties, serializedData: parsed(serializedData) } : properties;
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** Ids without case; action groups are a set of them. */
export function alertRule(properties: JsonObject): JsonObject {
  const { actions, scopes } = properties;
  const groups = isObject(actions) ? idSet(actions['actionGroups']) : undefined;
  return {
    ...properties,
    ...(scopes !== undefined && { scopes: idSet(scopes) ?? null }),
    ...(isObject(actions) && { actions: { ...actions, ...(groups !== undefined && { actionGroups: groups }) } }),
  };
}

function idSet(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list.map((id: Json) => (typeof id === 'string' ? idKey(id) : id)).toSorted() : list;
}
