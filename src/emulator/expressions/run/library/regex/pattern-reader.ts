import { argumentException } from '../exceptions.ts';

/** Steps through a pattern and says where it goes wrong as .NET does. */
export class PatternReader {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  next(): string {
    const char = this.peek();
    if (char === '') throw this.fault('Illegal \\ at end of pattern.');
    this.at += 1;
    return char;
  }

  /** Steps over `text` where it stands here. */
  take(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Steps over what the sticky expression finds here. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  fault(what: string): Error {
    return argumentException(`Invalid pattern '${this.text}' at offset ${this.at}. ${what}`);
  }
}
