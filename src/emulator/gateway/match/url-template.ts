import { decoded } from './segments.ts';

export interface Segment {
  /** The rank of a template goes by these: what is said outright comes before what is left open. */
  readonly kind: 'literal' | 'mixed' | 'parameter';
  /** What stands around the placeholders, decoded, in small letters: one more than there are names. */
  readonly texts: readonly string[];
  readonly names: readonly string[];
}

interface QueryRule {
  readonly name: string;
  /** `{name}` takes any value, a literal only itself. */
  readonly parameter: string | undefined;
  readonly value: string;
}

/** The URL template of an operation, taken apart. */
export interface UrlTemplate {
  readonly segments: readonly Segment[];
  /** The name of what takes the rest of the path; empty for a bare `*`. */
  readonly rest: string | undefined;
  readonly query: readonly QueryRule[];
}

function segmentOf(text: string): Segment {
  const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const texts = text.split(/\{[^{}]*\}/).map((part) => (decoded(part) ?? part).toLowerCase());
  return { kind: names.length === 0 ? 'literal' : texts.every((part) => part === '') ? 'parameter' : 'mixed', texts, names };
}

function queryRuleOf(pair: string): QueryRule {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  const parameter = /^\{([^{}]+)\}$/.exec(value)?.[1];
  return { name: decoded(name) ?? name, parameter, value: decoded(value) ?? value };
}

/** `/deployments/{id}/chat?api-version={v}`, `/files/*`, `/files/{*path}`. A slash at the end says nothing (documented: `resource` takes `resource/`). */
export function readTemplate(template: string): UrlTemplate {
  const mark = template.indexOf('?');
  const path = mark < 0 ? template : template.slice(0, mark);
  const bare = path.replaceAll(/^\/+|\/+$/g, '');
  const texts = bare === '' ? [] : bare.split('/');
  const last = texts.at(-1) ?? '';
  const rest = last === '*' ? '' : /^\{\*([^{}]*)\}$/.exec(last)?.[1];
  const query = mark < 0 ? [] : template.slice(mark + 1).split('&').filter((pair) => pair !== '').map(queryRuleOf);
  return { segments: (rest === undefined ? texts : texts.slice(0, -1)).map(segmentOf), rest, query };
}

const rank = { literal: 0, mixed: 1, parameter: 2 } as const;

/** Negative where `a` is the more specific: literals before parameters, segment by segment, a wildcard last; then more of the query. */
export function compareTemplates(a: UrlTemplate, b: UrlTemplate): number {
  for (let at = 0; at < Math.min(a.segments.length, b.segments.length); at += 1) {
    const [left, right] = [a.segments[at], b.segments[at]];
    const difference = left && right ? rank[left.kind] - rank[right.kind] : 0;
    if (difference !== 0) return difference;
  }
  if (a.segments.length !== b.segments.length) return b.segments.length - a.segments.length;
  if ((a.rest === undefined) !== (b.rest === undefined)) return a.rest === undefined ? -1 : 1;
  return b.query.length - a.query.length;
}
