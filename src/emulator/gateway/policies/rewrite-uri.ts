import type { GatewayCall } from '../call.ts';
import { after } from '../after.ts';
import { Query } from '../message/query.ts';
import type { PolicyHandler } from '../step.ts';

const source = 'rewrite-uri';

/**
 * Another path and query below the backend's URL. Placeholders are those of the operation's template. Of the request's query goes along
 * what the operation's template does not name, unless `copy-unmatched-params` is false (documented example: `/get?a={b}` loses `a`).
 */
export const rewriteUri: PolicyHandler = {
  element: source,
  compile(element, compiler) {
    const template = compiler.text(element, 'template');
    const copies = compiler.flag(element, 'copy-unmatched-params');
    return (call) => after(template?.(call) ?? '', (text) => after(copies?.(call) ?? true, (copy) => rewrite(call, text, copy)));
  },
};

function rewrite(call: GatewayCall, template: string, copies: boolean): void {
  const { url } = call.request;
  const [pathTemplate = '', ...rest] = template.split('?');
  const path = filled(call, pathTemplate, (value, isRest) => (isRest ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value)));
  const query = new Query(pairsOf(rest.join('?')).map(([name, value]) => [decoded(name), filled(call, decoded(value), (text) => text)] as const));
  const matched = copies ? queryNamesOf(call.matched.operation?.urlTemplate ?? '') : new Set<string>();
  for (const [name, value] of copies ? url.query.entries() : []) {
    if (!matched.has(name.toLowerCase()) && !hasOwn(template, name)) query.append(name, value);
  }
  url.path = path.startsWith('/') ? path : `/${path}`;
  url.query = query;
  call.rewritten = true;
}

/** What the template itself says of a parameter stands. */
function hasOwn(template: string, name: string): boolean {
  return queryNamesOf(template).has(name.toLowerCase());
}

function queryNamesOf(template: string): ReadonlySet<string> {
  return new Set(pairsOf(template.split('?').slice(1).join('?')).map(([name]) => decoded(name).toLowerCase()));
}

function pairsOf(query: string): readonly (readonly [string, string])[] {
  return query.split('&').filter((pair) => pair !== '').map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? ([pair, ''] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const);
  });
}

/** The values of the operation's placeholders in place; braces around anything else stay text. */
function filled({ matched: { operation } }: GatewayCall, text: string, written: (value: string, isRest: boolean) => string): string {
  const known = new Map([...(operation?.parameters ?? [])].map(([name, value]) => [name.toLowerCase(), value]));
  const template = operation?.urlTemplate.toLowerCase() ?? '';
  return text.replaceAll(/\{\*?([^{}]*)\}/g, (whole, named: string) => {
    const name = named.toLowerCase();
    const value = known.get(name);
    return value === undefined ? whole : written(value, template.includes(`{*${name}}`));
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
