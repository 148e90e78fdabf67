import { invalid } from '../refusal.ts';

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A place in the text of a document, with the service's way of saying where something is wrong. */
export class Cursor {
  readonly text: string;
  at = 0;
  private lineStarts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  startsWith(part: string): boolean {
    return this.text.startsWith(part, this.at);
  }

  position(at = this.at): { readonly line: number; readonly column: number } {
    this.lineStarts ??= [0, ...[...this.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const line = lastAtMost(this.lineStarts, at);
    return { line: line + 1, column: at - (this.lineStarts[line] ?? 0) + 1 };
  }

  /** Everything up to `end`, which is skipped. */
  until(end: string, what: string): string {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) throw this.fault(`Unexpected end of file while parsing ${what} has occurred.`, this.text.length);
    const part = this.text.slice(this.at, found);
    this.at = found + end.length;
    return part;
  }

  match(pattern: RegExp): string {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text)?.[0] ?? '';
    this.at += found.length;
    return found;
  }

  /** One character with its entity decoded; a lone `&` is a fault, or itself where `lenient`. */
  character(lenient: boolean): string {
    const char = this.text.charAt(this.at);
    if (char !== '&') {
      this.at += 1;
      return char;
    }
    const entity = /^&(#x[0-9a-f]+|#\d+|[a-z]+);/i.exec(this.text.slice(this.at, this.at + 12));
    const decoded = entity?.[1] === undefined ? undefined : decode(entity[1]);
    if (entity && decoded !== undefined) {
      this.at += entity[0].length;
      return decoded;
    }
    if (!lenient) throw this.entityFault();
    this.at += 1;
    return char;
  }

  /** As .NET tells it: no name, a name that does not end, a name that nobody knows. */
  private entityFault(): Error {
    const name = /^&(#?[\w:][\w.:-]*)/.exec(this.text.slice(this.at, this.at + 100))?.[1];
    if (name === undefined) return this.fault('An error occurred while parsing EntityName.', this.at + 1);
    const end = this.at + 1 + name.length;
    const next = this.text.charAt(end);
    if (next !== ';') return this.fault(`'${next}' is an unexpected token. The expected token is ';'.`, end);
    return this.fault(name.startsWith('#') ? `'&${name};' is an invalid character.` : `Reference to undeclared entity '${name}'.`, this.at + 1);
  }

  fault(reason: string, at = this.at): Error {
    const { line, column } = this.position(at);
    return invalid({ target: 'representation', message: `${reason} Line ${line}, position ${column}.` });
  }
}

/** Index of the last of these ascending numbers that is not above the limit. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What XML 1.0 does not allow anywhere. */
export const forbiddenCharacter = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function decode(entity: string): string | undefined {
  if (!entity.startsWith('#')) return Object.hasOwn(named, entity) ? named[entity] : undefined;
  const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number.parseInt(entity.slice(1), 10);
  if (code > 0x10ffff) return undefined;
  const char = String.fromCodePoint(code);
  return forbiddenCharacter.test(char) ? undefined : char;
}
