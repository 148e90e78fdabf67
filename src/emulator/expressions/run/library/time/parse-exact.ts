import { customFormat } from './format-date.ts';
import { formatTokens } from './format-tokens.ts';
import { fromParts } from './parse-date.ts';
import type { ReadDate } from './parse-date.ts';

/** What each specifier stands for, and under which name its text is read. */
function patternOf(letter: string, count: number): readonly [name: string, pattern: string] {
  const digits = count === 1 ? '\\d{1,2}' : '\\d{2}';
  switch (letter) {
    case 'd':
      return count > 2 ? ['weekday', '[A-Za-z]+'] : ['d', digits];
    case 'M':
      return count > 2 ? ['name', '[A-Za-z]+'] : ['m', digits];
    case 'y':
      return ['y', count < 3 ? '\\d{2}' : '\\d{4}'];
    case 'H':
    case 'h':
      return ['h', digits];
    case 'm':
      return ['min', digits];
    case 's':
      return ['s', digits];
    case 'f':
      return ['f', `\\d{${count}}`];
    case 'F':
      return ['f', `\\d{0,${count}}`];
    case 't':
      return ['half', '[AP]M?'];
    default:
      return ['zone', letter === 'K' ? '(?:Z|[+-]\\d{2}:\\d{2})?' : 'Z|[+-]\\d{1,2}(?::?\\d{2})?'];
  }
}

/** `ParseExact`: undefined where the text does not have this form. */
export function readExact(text: string, format: string): ReadDate | undefined {
  const pattern = formatTokens(customFormat(format), 'dfFhHKmMstyz')
    .map((token) => {
      if (token.kind === 'text') return token.text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      const [name, part] = patternOf(token.letter, token.count);
      return `(?<${name}>${part})`;
    })
    .join('');
  const groups = twice(pattern) ? undefined : new RegExp(`^${pattern}$`, 'i').exec(text)?.groups;
  return groups ? fromParts(Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, part === '' ? undefined : part]))) : undefined;
}

/** A format that names a part twice is none that anything fits. */
function twice(pattern: string): boolean {
  const names = [...pattern.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name);
  return new Set(names).size !== names.length;
}
