import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import type { Kind, LiveResource } from '../../model/resource.ts';

export function seenOf(body: JsonObject, etag?: string): Seen {
  const id = textAt(body, 'id') ?? '';
  return { id, name: textAt(body, 'name') ?? nameOf(id), body, ...(etag !== undefined && { etag }) };
}

/** As a list answers it: lists carry no ETags (fact 11). */
export function listed(kind: Kind, body: JsonObject): LiveResource {
  return { id: textAt(body, 'id') ?? '', kind, body };
}
