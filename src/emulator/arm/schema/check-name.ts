import type { Call } from '../kind.ts';
import { fault } from './fault.ts';
import { refusalOf } from './refuse.ts';
import { typeShape } from './request-shape.ts';
import type { NameRule } from './table.ts';

/** The last name in a path, as the specification limits it: 400 with the parameter's name as target. */
export function checkName(call: Call): void {
  const type = `${call.kind.provider}/${call.kind.type}`;
  checkNameOf(type, call.apiVersion, call.path.names.at(-1) ?? '');
}

export function checkNameOf(type: string, apiVersion: string, name: string): void {
  const published = typeShape(type, apiVersion).names.at(-1);
  if (!published) return;
  const rule = withUsualPattern(type, published);
  if (allows(rule, name)) return;
  throw refusalOf(type, [fault([rule.name], `Invalid parameter: The following errors were detected: ${reasons(rule)}`)]);
}

/** Names of API Management that the specification gives a length only: Microsoft's page on naming rules has this for all of them. */
function withUsualPattern(type: string, rule: NameRule): NameRule {
  return /^Microsoft\.ApiManagement\//i.test(type) && !rule.words ? { pattern: '^[^*#&+:<>?]+$', ...rule } : rule;
}

function allows({ pattern, length: [least, most] = [null, null], words }: NameRule, name: string): boolean {
  if (words && !words.some((word) => word.toLowerCase() === name.toLowerCase())) return false;
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(name)) return false;
  return name.length >= (least ?? 0) && name.length <= (most ?? Number.POSITIVE_INFINITY);
}

function reasons({ pattern, length: [least, most] = [null, null], words }: NameRule): string {
  if (words) return `the identifier must be ${words.map((word) => `'${word}'`).join(' or ')}`;
  const size = most === null ? '' : ` must be ${least ?? 1} to ${most} characters long`;
  const [, refused] = /^\^\[\^([^\]]+)\]\+\$$/.exec(pattern ?? '') ?? [];
  const form = pattern === undefined ? '' : refused === undefined ? ` must match ${pattern}` : ` may not contain any of ${refused.split('').join(' ')}`;
  return `the identifier${[size, form].filter((part) => part !== '').join(' and')}`;
}
