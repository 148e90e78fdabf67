import type { NamedValueContent } from '../../arm/named-values/named-value.ts';
import { maskUrl } from '../../mask.ts';
import type { GatewayCall } from '../call.ts';
import type { TraceEntry } from './trace.ts';

/** Shorter ones would black out half of the text, and hide nothing. */
const shortest = 4;

/** The entries without what nobody should read: keys of the call's subscription, secret named values, signatures in addresses. */
export function maskedTrace(call: GatewayCall, entries: readonly TraceEntry[]): readonly TraceEntry[] {
  const { subscription, service } = call.matched;
  const named = call.world.store.list<NamedValueContent>(`${service.id}/namedValues`).flatMap(({ content }) => (content.secret && content.value !== null ? [content.value] : []));
  const secrets = [...named, subscription?.primaryKey, subscription?.secondaryKey].filter((secret) => secret !== undefined && secret.length >= shortest);
  return entries.map((entry) => ({ ...entry, says: secrets.reduce<string>((text, secret) => text.replaceAll(secret ?? '', '***'), maskUrl(entry.says)) }));
}
