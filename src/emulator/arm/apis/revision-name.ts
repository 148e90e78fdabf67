import { withoutRevision } from '../../../model/arm-id.ts';
import { revisionMark } from '../marks.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ApiContent } from './api-content.ts';

/** `x;rev=2` apart. What follows `;rev=` and is no number names no revision: then all of it is the API's name. */
export function revisionName(name: string): { readonly api: string; readonly revision?: number } {
  const [, api, number] = /^(.*);rev=([1-9]\d{0,8})$/i.exec(name) ?? [];
  return api === undefined ? { api: name } : { api, revision: Number(number) };
}

/** The current revision is the one at the plain id (arm-behaviour 31). */
export function isCurrent(id: string): boolean {
  return withoutRevision(id) === id;
}

/** The API or one of its revisions; `x;rev=N` of the current revision is `x`. */
export function findApi(state: ArmState, serviceId: string, name: string): Entry<ApiContent> | undefined {
  const { api, revision } = revisionName(name);
  const current = state.store.find<ApiContent>(`${serviceId}/apis/${api}`);
  if (revision === undefined || current?.content.revision === revision) return current;
  return state.store.find<ApiContent>(`${serviceId}/apis/${api};rev=${revision}`);
}

/** What a body names as `/apis/x;rev=2` or by the whole id (arm-behaviour 23). */
export function referencedApi(state: ArmState, serviceId: string, reference: string): Entry<ApiContent> | undefined {
  const inService = reference.toLowerCase().startsWith(`${serviceId.toLowerCase()}/`) ? reference.slice(serviceId.length) : reference;
  const [, name] = /^\/?apis\/([^/]+)$/i.exec(inService) ?? [];
  return name === undefined ? undefined : findApi(state, serviceId, name);
}

/** The revisions of an API that are not current, in order of creation. */
export function otherRevisions(state: ArmState, apiId: string): readonly Entry<ApiContent>[] {
  return state.store.marked<ApiContent>(revisionMark(apiId)).filter(({ id }) => !isCurrent(id));
}
