import { routeKey } from './named-operation.ts';
import type { LiveOperation } from '../import/operation-changes.ts';

/** Stands in a template for what a call may have there; no template says it. */
const anything = '\u0001';

/** Whether calls of the second operation would match the first one, were the second not there: the service takes the most specific template. */
export function covers(general: LiveOperation, { method, urlTemplate }: LiveOperation): boolean {
  if (general.method.toUpperCase() !== method.toUpperCase()) return false;
  const call = pathOf({ method, urlTemplate }).replaceAll('{}', anything);
  const pattern = pathOf(general).replaceAll(/\{\*[^{}]*\}/g, '*').split(/(\{\}|\*)/).map((part) => (part === '{}' ? '[^/]+' : part === '*' ? '.*' : part.replaceAll(/[^a-z0-9/]/g, String.raw`\$&`))).join('');
  return new RegExp(`^${pattern}$`, 's').test(call);
}

function pathOf(operation: Pick<LiveOperation, 'method' | 'urlTemplate'>): string {
  return routeKey({ ...operation, urlTemplate: operation.urlTemplate.replaceAll(/\{\*[^{}]*\}/g, '*') }).replace(/^\S+ /, '');
}
