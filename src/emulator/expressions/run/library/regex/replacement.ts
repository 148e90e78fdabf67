import type { Expression } from './expression.ts';
import type { Captures } from './matcher.ts';

/** `$1`, `${name}`, `$$`, `$&`, `` $` ``, `$'`, `$+`, `$_`; what names no group stays as it is written. */
export function expand(replacement: string, { names }: Expression, input: string, captures: Captures): string {
  const [start, end] = captures[0]?.[0] ?? [0, 0];
  const textOf = (group: number): string => {
    const last = captures[group]?.at(-1);
    return last ? input.slice(...last) : '';
  };
  return replacement.replaceAll(/\$(?:\{(\w+)\}|(\d+)|([$&`'+_]))/g, (written: string, braced?: string, digits?: string, sign?: string) => {
    switch (sign) {
      case undefined:
        break;
      case '$':
        return '$';
      case '&':
        return input.slice(start, end);
      case '`':
        return input.slice(0, start);
      case "'":
        return input.slice(end);
      case '_':
        return input;
      default:
        return textOf(names.count - 1);
    }
    const group = names.byName.get(braced ?? String(Number(digits)));
    return group === undefined ? written : textOf(group);
  });
}
