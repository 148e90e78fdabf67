import { routeOf, withoutQuery } from '../../openapi/operations.ts';
import type { LiveOperation } from '../import/operation-changes.ts';

/** `GET /models`: what an option names otherwise than by the operation's name. */
const asRoute = /^([a-z]+)\s+(\/.*)$/is;

/** Method and template as they are compared: what placeholders are called, and a query in the template, make no difference. */
export function routeKey({ method, urlTemplate }: Pick<LiveOperation, 'method' | 'urlTemplate'>): string {
  return routeOf({ method, urlTemplate: withoutQuery(urlTemplate).replace(/^\/*/, '/') });
}

/** How `--allow` and `--block` name operations: by name, or as `METHOD /template`. */
export function isNamedBy(text: string, operation: LiveOperation): boolean {
  const [, method, urlTemplate] = asRoute.exec(text.trim()) ?? [];
  if (method === undefined || urlTemplate === undefined) return text.trim().toLowerCase() === operation.name.toLowerCase();
  return routeKey({ method, urlTemplate }) === routeKey(operation);
}
