import { sameId, withoutRevision } from '../../../model/arm-id.ts';

/** What ARM hands out so that somebody may trace calls of an API, and what the gateway makes of it. */
export interface DebugCredentials {
  /** Gives back a token for `Apim-Debug-Authorization`, in the form of the published example. */
  issue(apiId: string, lifetimeMs: number): string;
  check(token: string, apiId: string): DebugPermission;
  /** Keeps a trace; gives back the id that ARM finds it by. */
  keep(serviceId: string, trace: string): string;
  traceCalled(serviceId: string, id: string): string | undefined;
}

export type DebugPermission = { readonly kind: 'unknown' | 'granted' } | { readonly kind: 'expired'; readonly at: number } | { readonly kind: 'otherApi'; readonly name: string };

interface Issued {
  readonly apiId: string;
  readonly expires: number;
}

/** Our own figure: how many traces are kept for those who ask. */
const most = 200;

export function debugCredentials(now: () => number, random: () => number): DebugCredentials {
  const issued = new Map<string, Issued>();
  const traces = new Map<string, { readonly serviceId: string; readonly text: string }>();
  const newId = (): string => Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16)).join('');
  return {
    issue: (apiId, lifetimeMs) => {
      const expires = now() + lifetimeMs;
      const name = apiId.slice(apiId.lastIndexOf('/') + 1);
      const token = `p=tracing&aid=${name}&ex=${new Date(expires).toISOString().replaceAll(/[-:T]|\.\d+Z/g, '')}&sn=${Buffer.from(newId() + newId()).toString('base64')}`;
      issued.set(token, { apiId, expires });
      return token;
    },
    check: (token, apiId) => {
      const known = issued.get(token);
      if (!known) return { kind: 'unknown' };
      if (known.expires <= now()) return { kind: 'expired', at: known.expires };
      return sameId(withoutRevision(known.apiId), withoutRevision(apiId)) ? { kind: 'granted' } : { kind: 'otherApi', name: known.apiId.slice(known.apiId.lastIndexOf('/') + 1) };
    },
    keep: (serviceId, text) => {
      const id = newId();
      traces.set(id, { serviceId, text });
      for (const old of traces.keys()) {
        if (traces.size <= most) break;
        traces.delete(old);
      }
      return id;
    },
    traceCalled: (serviceId, id) => {
      const found = traces.get(id);
      return found && sameId(found.serviceId, serviceId) ? found.text : undefined;
    },
  };
}
