import { at } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { isAsShown } from '../as-shown.ts';
import type { AskedIdentity } from '../identity/resource-identity.ts';
import { notEmulated } from '../refusal.ts';
import type { ServiceContent } from './service-content.ts';
import { checkSku } from './sku-rules.ts';

/** What a PATCH of a service states, as the table of fields has checked it. */
export interface ServiceChange {
  readonly tags?: Readonly<Record<string, string>>;
  readonly sku?: { readonly name: string; readonly capacity: number };
  readonly identity?: AskedIdentity;
  readonly zones?: readonly string[];
  readonly properties: ServiceProperties;
}

export interface ServiceProperties {
  readonly publisherEmail?: string;
  readonly publisherName?: string;
  readonly notificationSenderEmail?: string;
  readonly customProperties?: Readonly<Record<string, string>>;
}

const changed = new Set(['publisherEmail', 'publisherName', 'notificationSenderEmail', 'customProperties']);

/** What a service has and the local Azure cannot change: stated as it is shown it says nothing, else it is refused. */
export function refuseOtherChanges(asked: ServiceChange, { sku }: ServiceContent, shown: JsonObject): void {
  if (asked.sku) checkSku(asked.sku, sku);
  if (asked.zones && !isAsShown(asked.zones, shown['zones'])) throw notEmulated("a change of a service's zones");
  for (const [name, value] of Object.entries(asked.properties) as [string, Json][]) {
    if (!changed.has(name) && !isAsShown(value, at(shown, 'properties', name))) throw notEmulated(`a change of a service's ${name}`);
  }
}
