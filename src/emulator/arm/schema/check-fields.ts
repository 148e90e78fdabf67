import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Call, Kind } from '../kind.ts';
import { checkValue } from './check-value.ts';
import type { Fault } from './fault.ts';
import { refusalOf } from './refuse.ts';
import { bodyField, typeShape } from './request-shape.ts';
import type { Asked } from './request-shape.ts';

/** What of a body counts: no nulls, no fields that only the service tells. `properties` is there always. */
export type CheckedBody<Properties = JsonObject, Envelope = JsonObject> = Envelope & { readonly properties: Properties };

/**
 * Checks a request's body against the table of published fields and its overrides. Throws the provider's refusal with every
 * fault in it: 400 ValidationError with a detail per field for API Management (issue evidence I10, I14), code and message for
 * the others. `Properties` and `Envelope` (tags, sku, identity…) are the caller's words for what the table
 * has checked.
 */
export function checkFields<Properties = JsonObject, Envelope = JsonObject>(asked: Asked, body: JsonObject): CheckedBody<Properties, Envelope> {
  return checkedAs(asked, body) as CheckedBody<Properties, Envelope>;
}

function checkedAs(asked: Asked, body: JsonObject, stored = false): CheckedBody {
  const field = bodyField(asked);
  const found: Fault[] = [];
  const checked = field ? checkValue(field, body as Json, [], { found, stored }) : {};
  if (found.length > 0) throw refusalOf(asked.type, found);
  return { properties: {}, ...(isObject(checked) ? checked : {}) };
}

/** The same for a call's own body, of the kind that it was routed to. A method without a body asks for none. */
export function checkedBody<Properties = JsonObject, Envelope = JsonObject>(call: Call): CheckedBody<Properties, Envelope> {
  const asked = { type: typeOf(call.kind), method: call.request.method, apiVersion: call.apiVersion };
  return checkFields(asked, bodyField(asked) ? call.body() : {});
}

/**
 * What a PATCH leaves, as if it were put: by the newest shapes, so that a PATCH through an older version keeps what a newer one
 * wrote, and in the order of the table, so that the same content has the same ETag.
 */
export function checkedWhole<Properties = JsonObject>({ kind }: Call, properties: JsonObject): Properties {
  const newest = kind.apiVersions.at(-1) ?? '';
  return checkedAs({ type: typeOf(kind), method: 'PUT', apiVersion: newest }, { properties }, true).properties as Properties;
}

function typeOf({ provider, type }: Kind): string {
  return `${provider}/${type}`;
}

/** Names that an answer's `properties` has in an api-version, as published. */
export function answeredNames(type: string, apiVersion: string): readonly string[] {
  return Object.keys(typeShape(type, apiVersion).answer?.fields?.['properties']?.fields ?? {});
}
