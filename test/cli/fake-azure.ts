import { ArmError } from '../../src/model/arm-error.ts';
import { idKey } from '../../src/model/arm-id.ts';
import type { Azure, Missing } from '../../src/model/azure.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { isObject } from '../../src/model/json.ts';
import type { Live } from '../../src/model/live.ts';
import type { Kind, LiveResource } from '../../src/model/resource.ts';

export const subscription = '00000000-0000-0000-0000-000000000001';
export const serviceId = `/subscriptions/${subscription}/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo`;

/** An Azure in memory: backends of one service, with ETags. */
export interface FakeAzure extends Azure {
  readonly resources: Map<string, { kind: Kind; body: JsonObject; etag: string }>;
  /** `create id`, `update id`, `remove id`, in the order of arrival. */
  readonly writes: string[];
}

export interface FakeAzureOptions {
  readonly missing?: readonly Missing[];
  /** Thrown by the read. */
  readonly readFails?: Error;
  /** Called before each write; what it throws is the write's error. */
  readonly onWrite?: (verb: string, name: string) => void | Promise<void>;
}

export function fakeAzure({ missing = [], readFails, onWrite }: FakeAzureOptions = {}): FakeAzure {
  const resources = new Map<string, { kind: Kind; body: JsonObject; etag: string }>();
  const writes: string[] = [];
  let version = 0;
  const live = (id: string): LiveResource | undefined => {
    const found = resources.get(idKey(id));
    return found && { id, ...found };
  };
  const write = async (verb: string, kind: Kind, id: string, body: JsonObject): Promise<LiveResource> => {
    const name = id.slice(id.lastIndexOf('/') + 1);
    writes.push(`${verb} ${name}`);
    await onWrite?.(verb, name);
    const before = resources.get(idKey(id))?.body ?? {};
    resources.set(idKey(id), { kind, body: merged(before, body), etag: `"${++version}"` });
    return live(id) ?? { id, kind, body };
  };
  return {
    resources,
    writes,
    subscriptionId: subscription,
    driver: {
      read: (_, id) => Promise.resolve(live(id)),
      create: ({ kind, id, body }) => write('create', kind, id, body),
      update({ kind, id, body, etag }) {
        if (resources.get(idKey(id))?.etag !== etag) return Promise.reject(armError(412, 'PreconditionFailed', 'the ETag does not match'));
        return write('update', kind, id, body);
      },
      async remove(_, id) {
        const name = id.slice(id.lastIndexOf('/') + 1);
        writes.push(`remove ${name}`);
        await onWrite?.('remove', name);
        resources.delete(idKey(id));
      },
      prove: () => Promise.resolve(),
      pause: () => Promise.resolve(),
    },
    async read(scope, signal) {
      signal.throwIfAborted();
      if (readFails !== undefined) throw readFails;
      return Promise.resolve(liveOf([...resources].map(([id, found]) => ({ id, ...found })), scope.service.name));
    },
    readMore: (before) => Promise.resolve(before),
    subscriptionKey: () => Promise.resolve('a-key-of-a-fake'),
    missingPermissions: () => Promise.resolve(missing),
  };
}

export function armError(status: number, code: string, message: string): ArmError {
  return new ArmError({ status, code, message, method: 'PUT', url: 'https://management.azure.com/x', requestId: 'req-1' });
}

function liveOf(backends: readonly LiveResource[], service: string): Live {
  return {
    cloud: { name: 'AzureCloud', armEndpoint: 'https://management.azure.com', armScope: 's', authorityHost: 'h', cognitiveAudience: 'c' },
    subscriptionId: subscription,
    service: { id: serviceId, name: service, body: {} },
    accounts: [],
    allApis: [],
    backends,
    versionSets: [],
    apis: new Map(),
  };
}

function merged(before: JsonObject, body: JsonObject): JsonObject {
  const out: Record<string, JsonObject[string]> = { ...before };
  for (const [key, value] of Object.entries(body)) {
    const old = out[key];
    out[key] = isObject(value) && isObject(old) ? merged(old, value) : value;
  }
  return out;
}
