import { idKey } from '../../model/arm-id.ts';

/** What a body names as `/products/x`, `products/x` or by the whole id, as the whole id (arm-behaviour 23); other services' ids stay what they are. */
export function absoluteReference(serviceId: string, reference: string): string {
  const bare = reference.replace(/\/+$/, '');
  if (/^\/?subscriptions\/[^/]+\/resourceGroups\//i.test(bare)) return bare;
  return `${serviceId}/${bare.replace(/^\/+/, '')}`;
}

/** Below the service: `products/x` of the whole id. Undefined for what lies elsewhere. */
export function belowService(serviceId: string, id: string): string | undefined {
  return idKey(id).startsWith(`${idKey(serviceId)}/`) ? id.slice(serviceId.length + 1) : undefined;
}

export function serviceIdOf(id: string): string {
  return /^.*?\/service\/[^/]+/i.exec(id)?.[0] ?? '';
}
