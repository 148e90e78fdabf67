import * as z from 'zod';
import { isObject } from '../../model/json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { Refusal, invalid } from './refusal.ts';

/** Null and absent are the same in a request of API Management. */
export function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null || inner === undefined ? [] : [[key, withoutNulls(inner)]])));
}

const envelope = z.strictObject({ id: z.string().optional(), name: z.string().optional(), type: z.string().optional(), etag: z.string().optional(), properties: z.record(z.string(), z.unknown()) });

/** The `properties` of a child resource; everything outside it but the envelope's own fields is refused. */
export function propertiesOf(body: JsonObject): JsonObject {
  const parsed = envelope.safeParse(withoutNulls(body));
  if (!parsed.success) throw refusalOf(parsed.error);
  return parsed.data.properties as JsonObject;
}

/** Checks fields; every fault is one detail with the field's name as its target. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusalOf(parsed.error);
  return parsed.data;
}

function refusalOf(error: z.ZodError): Refusal {
  return invalid(...error.issues.flatMap(detailsOf));
}

function detailsOf(issue: z.core.$ZodIssue): readonly { readonly target: string; readonly message: string }[] {
  const target = String(issue.path.findLast((part) => typeof part === 'string') ?? 'properties');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ target: key, message: `Invalid field '${key}' specified` }));
    case 'invalid_type':
      return [{ target, message: issue.input === undefined ? `${capital(target)} is required` : `Invalid field '${target}' specified` }];
    case 'custom':
      return [{ target, message: issue.message }];
    default:
      return [{ target, message: `Invalid value of field '${target}': ${issue.message}` }];
  }
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `PT5M`, `P1DT2H`, `PT0.5S`: at least one part. */
export const duration = z.string().regex(/^P(?!$)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)$/, 'not an ISO 8601 duration');

/** Whole numbers of 32 bits, as the spec's `int32`. */
export function int(min: number, max: number) {
  return z.number().int().min(min).max(max);
}

export function bounded(min: number, max: number) {
  return z.string().min(min).max(max);
}

/** An absolute http or https URL. */
export function isWebUrl(value: string): boolean {
  return /^https?:\/\/[^\s/?#]+/i.test(value) && URL.canParse(value);
}

/** Names of resources: what the spec allows in a path, and its length. */
export function checkName(target: string, name: string, max: number, pattern = /^[^*#&+:<>?]+$/): void {
  if (name.length > max || !pattern.test(name)) {
    throw invalid({ target, message: `Invalid parameter: The following errors were detected: the identifier must be 1 to ${max} characters long and may not contain any of * # & + : < > ?` });
  }
}
