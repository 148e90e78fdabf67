import type { Field } from './field.ts';
import { overrides } from './overrides.ts';
import type { Asked } from './request-shape.ts';

/** Where recordings or known behaviour beat the specification, or say what it leaves open. */
export interface Override {
  readonly types: readonly string[] | 'all' | 'childrenOfService';
  /** Empty: all methods with a body. */
  readonly methods?: readonly string[];
  /** Path from the body, `[]` for the items of a list and the values of a map: `properties.pool.services[].id`. */
  readonly at: string;
  /** Dates of api-versions: from the first on, up to and without the second. */
  readonly since?: string;
  readonly before?: string;
  /** Over what the table has: `fields` and `required` are added, all else is replaced. Absent: there is no such field. */
  readonly change: Partial<Field> | 'absent';
  readonly source: string;
}

export function overridden(field: Field, asked: Asked): Field {
  return overrides.filter((override) => appliesTo(override, asked)).reduce((here, { at, change }) => changedAt(here, partsOf(at), change), field);
}

function appliesTo({ types, methods, since = '', before = '9999' }: Override, { type, method, apiVersion }: Asked): boolean {
  const date = apiVersion.slice(0, 10);
  const lower = type.toLowerCase();
  const ofType = types === 'all' || (types === 'childrenOfService' ? lower.startsWith('microsoft.apimanagement/service/') : types.some((name) => name.toLowerCase() === lower));
  return ofType && (methods === undefined || methods.includes(method)) && date >= since && date < before;
}

function partsOf(at: string): readonly string[] {
  return at.replaceAll('[]', '.[]').split('.').filter((part) => part !== '');
}

/** What a method's body does not have is left alone, so that one line speaks for PUT and PATCH. */
function changedAt(field: Field, [part, ...rest]: readonly string[], change: Override['change']): Field {
  if (part === undefined) return change === 'absent' ? field : merged(field, change);
  if (part === '[]') return field.of ? { ...field, of: changedAt(field.of, rest, change) } : field;
  const inner = field.fields?.[part];
  if (!inner) return field;
  if (change !== 'absent' || rest.length > 0) return { ...field, fields: { ...field.fields, [part]: changedAt(inner, rest, change) } };
  const { [part]: _, ...others } = field.fields ?? {};
  return { ...field, fields: others };
}

function merged(field: Field, change: Partial<Field>): Field {
  return {
    ...field,
    ...change,
    ...(change.fields && { fields: { ...field.fields, ...change.fields } }),
    ...(change.required && { required: [...new Set([...(field.required ?? []), ...change.required])] }),
  };
}
