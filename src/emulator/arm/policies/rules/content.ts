/** What may stand inside of an element. */
export type Content =
  /** `any`: not looked at. */
  | { readonly kind: 'empty' | 'text' | 'any' }
  /** Whatever policies the section takes, or at least one of these. */
  | { readonly kind: 'policies'; readonly only?: readonly string[] }
  /** `all`: each where it likes. `choice`: each as often as it likes. `mixed`: text between them. */
  | { readonly kind: 'sequence' | 'all' | 'choice'; readonly children: readonly Child[]; readonly mixed?: true };

export interface Child {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

export const empty: Content = { kind: 'empty' };
export const text: Content = { kind: 'text' };
export const anything: Content = { kind: 'any' };

export function policies(...only: readonly string[]): Content {
  return only.length === 0 ? { kind: 'policies' } : { kind: 'policies', only };
}

/** Names with how often behind them: `?` at most once, `*` any number, `+` at least once, `{1,10}`, nothing for once. */
export function sequence(...children: readonly string[]): Content {
  return { kind: 'sequence', children: children.map(childOf) };
}

export function all(...children: readonly string[]): Content {
  return { kind: 'all', children: children.map(childOf) };
}

export function choice(...names: readonly string[]): Content {
  return { kind: 'choice', children: names.map(childOf) };
}

export function mixed(content: Content): Content {
  return 'children' in content ? { ...content, mixed: true } : content;
}

function childOf(written: string): Child {
  const [, name = '', how = ''] = /^([^?*+{]+)(.*)$/.exec(written) ?? [];
  const [min = 1, max = 1] = /^\{(\d+),(\d+)\}$/.exec(how)?.slice(1).map(Number) ?? [];
  if (how === '?') return { name, min: 0, max: 1 };
  if (how === '*') return { name, min: 0, max: Infinity };
  return how === '+' ? { name, min: 1, max: Infinity } : { name, min, max };
}
