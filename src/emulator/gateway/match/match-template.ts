import type { Query } from '../message/query.ts';
import { decoded } from './segments.ts';
import type { Segment, UrlTemplate } from './url-template.ts';

/**
 * The values of the template's parameters where path and query are of it; undefined where they are not. `segments`: of the path
 * below the API, as they are written, so that `%2F` divides nothing (reported: developer-portal#2358).
 */
export function matchTemplate(template: UrlTemplate, segments: readonly string[], query: Query): ReadonlyMap<string, string> | undefined {
  const length = template.rest === undefined && segments.at(-1) === '' ? segments.length - 1 : segments.length;
  const wanted = template.segments.length;
  // A wildcard begins behind a slash: `/a/*` is `/a/` and not `/a`; of the API itself both (assumed).
  const fits = template.rest === undefined ? length === wanted : length > wanted || (wanted === 0 && length === 0);
  if (!fits) return undefined;
  const parameters = new Map<string, string>();
  if (!matchPath(template, segments, parameters)) return undefined;
  for (const { name, parameter, value } of template.query) {
    const [given] = query.values(name);
    if (given === undefined || (parameter === undefined && given.toLowerCase() !== value.toLowerCase())) return undefined;
    if (parameter !== undefined) parameters.set(parameter, given);
  }
  return parameters;
}

function matchPath(template: UrlTemplate, segments: readonly string[], parameters: Map<string, string>): boolean {
  for (const [at, segment] of template.segments.entries()) {
    if (!matchSegment(segment, decoded(segments[at] ?? '') ?? '', parameters)) return false;
  }
  if (template.rest) {
    const rest = segments.slice(template.segments.length).join('/');
    parameters.set(template.rest, decoded(rest) ?? rest);
  }
  return true;
}

/** Literals have no case; each placeholder takes at least one character, and the first ones as few as they can. */
function matchSegment({ kind, texts, names }: Segment, value: string, parameters: Map<string, string>): boolean {
  const lower = value.toLowerCase();
  const [first = '', ...others] = texts;
  if (kind === 'literal') return lower === first;
  const last = others.length - 1;
  if (!lower.startsWith(first) || !lower.endsWith(others[last] ?? '')) return false;
  let from = first.length;
  for (const [index, text] of others.entries()) {
    const to = index === last ? lower.length - text.length : lower.indexOf(text, from + 1);
    if (to <= from) return false;
    parameters.set(names[index] ?? '', value.slice(from, to));
    from = to + text.length;
  }
  return true;
}
