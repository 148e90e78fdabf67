import type { Comparable } from '../../src/engine/comparable.ts';
import { plan } from '../../src/engine/plan.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Desired, LiveResource } from '../../src/model/resource.ts';

const service = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';

export function idOf(path: string): string {
  return `${service}/${path}`;
}

/** A resource that is wanted, by its path in the service. */
export function resource(path: string, more: Partial<Desired> = {}): Desired {
  return { id: idOf(path), kind: 'backend', label: path, want: 'present', body: { properties: { url: path } }, dependsOn: [], locks: [], ...more };
}

export function gone(path: string, more: Partial<Desired> = {}): Desired {
  return resource(path, { want: 'absent', body: {}, ...more });
}

export function live(path: string, body: JsonObject = { properties: { url: path } }, etag: string | undefined = '"1"'): LiveResource {
  return { id: idOf(path), kind: 'backend', body, etag };
}

export const asItIs: Comparable = (_kind, body) => body;

export function planFor(desired: readonly Desired[], resources: readonly LiveResource[] = [], takeOver: readonly string[] = []): Plan {
  return plan(desired, resources, { comparable: asItIs, takeOver });
}
