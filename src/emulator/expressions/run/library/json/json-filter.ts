import { isNumeric } from '../../numbers.ts';
import { orderNumbers } from '../../operations/compare.ts';
import type { Value } from '../../value.ts';
import { compareText } from '../compare-text.ts';
import { NotHere } from '../not-here.ts';
import { equal } from '../of-value.ts';
import { pathError, selectTokens } from './json-path.ts';
import { JValue } from './token.ts';
import type { JToken } from './token.ts';

type Holds = (token: JToken, root: JToken) => boolean;
/** Undefined where a path leads nowhere. */
type Operand = (token: JToken, root: JToken) => Value | JToken | undefined;

/** What stands in `[?(…)]`: comparisons of paths and constants, joined by `&&` and `||`. `length` is that of the whole with its brackets. */
export function readFilter(text: string): { readonly holds: Holds; readonly length: number } {
  const reader = new FilterReader(text);
  return reader.read();
}

class FilterReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  read(): { readonly holds: Holds; readonly length: number } {
    this.match(/\[\s*\?\s*/y);
    const bracket = this.match(/\(\s*/y) !== undefined;
    const holds = this.either();
    if ((bracket && this.match(/\s*\)/y) === undefined) || this.match(/\s*\]/y) === undefined) throw pathError('Path ended with an open query.');
    return { holds, length: this.at };
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private either(): Holds {
    let holds = this.both();
    while (this.match(/\s*\|\|\s*/y) !== undefined) {
      const [left, right] = [holds, this.both()];
      holds = (token, root) => left(token, root) || right(token, root);
    }
    return holds;
  }

  private both(): Holds {
    let holds = this.one();
    while (this.match(/\s*&&\s*/y) !== undefined) {
      const [left, right] = [holds, this.one()];
      holds = (token, root) => left(token, root) && right(token, root);
    }
    return holds;
  }

  private one(): Holds {
    if (this.match(/\s*\(\s*/y) !== undefined) {
      const inside = this.either();
      if (this.match(/\s*\)/y) === undefined) throw pathError('Path ended with an open query.');
      return inside;
    }
    const left = this.operand();
    const operator = this.match(/\s*(?:===?|!==?|<=|>=|<>|<|>|=~)\s*/y)?.trim();
    if (operator === undefined) return (token, root) => left(token, root) !== undefined;
    if (operator === '=~') throw new NotHere('regular expressions in JSONPath');
    const right = this.operand();
    return (token, root) => compared(operator, left(token, root), right(token, root));
  }

  private operand(): Operand {
    const path = this.match(/[@$](?:\.{1,2}[\w*-]+|\[(?:'[^']*'|"[^"]*"|[\d*:,\s-]+)\])*/y);
    if (path !== undefined) {
      const rest = path.slice(1);
      return (token, root) => [...selectTokens(path.startsWith('@') ? token : root, `$${rest}`, () => undefined)][0];
    }
    const text = this.match(/'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"/y);
    if (text !== undefined) return () => text.slice(1, -1).replaceAll(/\\(.)/g, '$1');
    const word = this.match(/true|false|null|-?\d+(?:\.\d+)?/y);
    if (word === undefined) throw pathError(`Unexpected character while parsing path query: ${this.text.charAt(this.at)}`);
    if (word === 'null') return () => null;
    if (word === 'true' || word === 'false') return () => word === 'true';
    return () => (word.includes('.') ? { clrType: 'System.Double', value: Number(word) } : BigInt(word));
  }
}

function compared(operator: string, a: Value | JToken | undefined, b: Value | JToken | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [left, right] = [a instanceof JValue ? a.value : a, b instanceof JValue ? b.value : b];
  const order = isNumeric(left) && isNumeric(right) ? orderNumbers(left, right) : typeof left === 'string' && typeof right === 'string' ? compareText(left, right, 'Ordinal') : equal(left, right) ? 0 : Number.NaN;
  switch (operator) {
    case '==':
    case '===':
      return order === 0;
    case '!=':
    case '!==':
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}
