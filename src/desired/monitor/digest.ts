import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import type { LiveResource } from '../../model/resource.ts';
import { textAt } from '../../model/json.ts';
import { comparable } from '../comparable.ts';
import { tagName } from './ours.ts';

/** Key of the tag that tells what was written, so that what people changed since can be told without the options that it was made with. */
export const digestTag = `${tagName}-written`;

/** Of `properties` what we state; what Azure and people say besides, such as a rule's actions, is not in it. */
const stated = {
  workbook: ['displayName', 'description', 'category', 'sourceId', 'serializedData'],
  alertRule: ['displayName', 'description', 'severity', 'scopes', 'evaluationFrequency', 'windowSize', 'criteria', 'autoMitigate'],
} as const;

export function digestOf(kind: keyof typeof stated, body: JsonObject): string {
  const { properties } = comparable(kind, body);
  const parts = stated[kind].map((name) => sorted(isObject(properties) ? (properties[name] ?? null) : null));
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** With the tags of ours: whose it is, and what was written. */
export function withTags(kind: keyof typeof stated, body: JsonObject, service: string): JsonObject {
  return { ...body, tags: { [tagName]: service, [digestTag]: digestOf(kind, body) } };
}

/** Whether it still says what was written last. */
export function isAsWritten({ body }: Pick<LiveResource, 'body'>, kind: keyof typeof stated): boolean {
  return textAt(body, 'tags', digestTag) === digestOf(kind, body);
}

function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]): [string, Json][] => (inner === undefined ? [] : [[key, sorted(inner)]])).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
