import { invalid } from '../refusal.ts';

/** Which fields a `$filter` may name, by lower-case name. */
export type Fields<T> = Readonly<Record<string, (item: T) => string | boolean | null | undefined>>;

type Test<T> = (item: T) => boolean;

const maxDepth = 20;

/** OData as far as API Management documents it: comparisons and string functions joined by `and`, `or`. Texts compare without case. */
export function filterOf<T>(filter: string, fields: Fields<T>, depth = 0): Test<T> {
  if (depth > maxDepth) throw invalid({ target: '$filter', message: 'Invalid filter clause specified: nested too deep' });
  const alternatives = split(filter, /\s+or\s+/i).map((part) => split(part, /\s+and\s+/i).map((clause) => clauseOf(clause.trim(), fields, depth)));
  return (item) => alternatives.some((clauses) => clauses.every((clause) => clause(item)));
}

/** Splits outside of quotes: even parts stand between literals, odd ones are literals. */
function split(text: string, at: RegExp): readonly string[] {
  const parts = [''];
  for (const [index, part] of text.split(/('(?:[^']|'')*')/).entries()) {
    const [first = '', ...more] = index % 2 === 0 ? part.split(at) : [part];
    parts.push(`${parts.pop()}${first}`, ...more);
  }
  return parts;
}

const comparison = /^(\w+(?:\/\w+)?)\s+(eq|ne|gt|ge|lt|le)\s+(?:'((?:[^']|'')*)'|(true|false|null))$/i;
const textFunction = /^(contains|startswith|endswith)\(\s*(\w+(?:\/\w+)?)\s*,\s*'((?:[^']|'')*)'\s*\)$/i;
const substringOf = /^substringof\(\s*'((?:[^']|'')*)'\s*,\s*(\w+(?:\/\w+)?)\s*\)$/i;

function clauseOf<T>(clause: string, fields: Fields<T>, depth: number): Test<T> {
  const unwrapped = /^\((.*)\)$/s.exec(clause)?.[1];
  if (unwrapped !== undefined) return filterOf(unwrapped, fields, depth + 1);
  const compared = comparison.exec(clause);
  if (compared) {
    const [, name = '', operator = '', literal, word] = compared;
    return compare(field(name, fields), operator.toLowerCase(), literal === undefined ? (word ?? '').toLowerCase() : unquoted(literal));
  }
  const called = textFunction.exec(clause);
  if (called) return applied(called[1] ?? '', field(called[2] ?? '', fields), unquoted(called[3] ?? ''));
  const reversed = substringOf.exec(clause);
  if (reversed) return applied('contains', field(reversed[2] ?? '', fields), unquoted(reversed[1] ?? ''));
  throw invalid({ target: '$filter', message: `Invalid filter clause specified: '${clause}'` });
}

function field<T>(name: string, fields: Fields<T>): (item: T) => string {
  const key = name.slice(name.lastIndexOf('/') + 1).toLowerCase();
  const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (!read) throw invalid({ target: '$filter', message: `Invalid filter clause specified: field '${name}' cannot be filtered` });
  return (item) => String(read(item) ?? 'null').toLowerCase();
}

function unquoted(literal: string): string {
  return literal.replaceAll("''", "'").toLowerCase();
}

function compare<T>(read: (item: T) => string, operator: string, value: string): Test<T> {
  switch (operator) {
    case 'eq':
      return (item) => read(item) === value;
    case 'ne':
      return (item) => read(item) !== value;
    case 'gt':
      return (item) => read(item) > value;
    case 'ge':
      return (item) => read(item) >= value;
    case 'lt':
      return (item) => read(item) < value;
    default:
      return (item) => read(item) <= value;
  }
}

function applied<T>(name: string, read: (item: T) => string, value: string): Test<T> {
  switch (name.toLowerCase()) {
    case 'startswith':
      return (item) => read(item).startsWith(value);
    case 'endswith':
      return (item) => read(item).endsWith(value);
    default:
      return (item) => read(item).includes(value);
  }
}
