import { double } from '../../numbers.ts';
import { ClrException } from '../../value.ts';
import { asDateTime } from '../time/convert-date.ts';
import { readIsoDate } from '../time/parse-date.ts';
import { dateTime, perMillisecond, unixEpoch } from '../time/ticks.ts';
import { bigInteger } from './big-integer.ts';
import { JArray, JObject, JValue } from './token.ts';
import type { JToken } from './token.ts';

/** How deep a document may be nested; our own figure, as Azure's is not known. */
const deepest = 512;

/** Reads JSON as Newtonsoft does: also with single quotes, names without quotes, comments, a comma too many, `NaN`. */
export class JsonReader {
  private readonly text: string;
  private at = 0;
  private readonly path: (string | number)[] = [];
  /** What the document is, for messages. */
  private outer = 'JToken';

  constructor(text: string) {
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  /** The whole text as one token. @throws JsonReaderException with Newtonsoft's message */
  read(as: string): JToken {
    this.skip();
    if (this.at >= this.text.length) throw this.fault(`Error reading ${as} from JsonReader.`);
    const first = this.text.charAt(this.at);
    if (as === 'JObject' && first !== '{') throw this.notA('JObject', 'an object');
    if (as === 'JArray' && first !== '[') throw this.notA('JArray', 'an array');
    this.outer = first === '{' ? 'JObject' : first === '[' ? 'JArray' : 'JToken';
    const token = this.value();
    this.skip();
    if (this.at < this.text.length) throw this.fault(`Additional text encountered after finished reading JSON content: ${this.text.charAt(this.at)}.`);
    return token;
  }

  private notA(as: string, what: string): ClrException {
    const token = this.value();
    const name = token instanceof JArray ? 'StartArray' : token instanceof JObject ? 'StartObject' : token instanceof JValue ? token.kind : 'None';
    this.at = Math.min(this.at, 1);
    return this.fault(`Error reading ${as} from JsonReader. Current JsonReader item is not ${what}: ${name}.`);
  }

  private fault(what: string): ClrException {
    const before = this.text.slice(0, this.at).split('\n');
    const path = this.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('').replace(/^\./, '');
    // Newtonsoft counts lines from the first character that it has stepped over.
    const line = this.at === 0 ? 0 : before.length;
    return new ClrException('Newtonsoft.Json.JsonReaderException', `${what} Path '${path}', line ${line}, position ${before.at(-1)?.length ?? 0}.`);
  }

  /** Blanks and comments. */
  private skip(): void {
    for (;;) {
      const unit = this.text.charCodeAt(this.at);
      if (unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0) this.at += 1;
      else if (unit === 47) this.comment();
      else return;
    }
  }

  private comment(): void {
    const [open, close] = this.text.startsWith('/*', this.at) ? ['/*', '*/'] : ['//', '\n'];
    if (!this.text.startsWith(open, this.at)) throw this.unexpected();
    const end = this.text.indexOf(close, this.at + 2);
    if (end < 0 && close === '*/') throw this.fault('Unexpected end while parsing comment.');
    this.at = end < 0 ? this.text.length : end + close.length;
  }

  private unexpected(): ClrException {
    if (this.at >= this.text.length) return this.fault(`Unexpected end of content while loading ${this.outer}.`);
    const char = this.text.charAt(this.at);
    return this.fault(`Unexpected character encountered while parsing value: ${char}.`);
  }

  private value(): JToken {
    this.skip();
    const char = this.text.charAt(this.at);
    switch (char) {
      case '{':
        return this.object();
      case '[':
        return this.array();
      case '"':
      case "'":
        return stringToken(this.string(char));
      default:
        return this.word();
    }
  }

  private enter(part: string | number): void {
    if (this.path.length >= deepest) throw this.fault(`The reader's MaxDepth of ${deepest} has been exceeded.`);
    this.path.push(part);
  }

  private object(): JObject {
    const made = new JObject();
    this.at += 1;
    for (;;) {
      this.skip();
      if (this.take('}')) return made;
      const name = this.name();
      this.skip();
      if (!this.take(':')) throw this.at >= this.text.length ? this.unexpected() : this.fault(`Invalid character after parsing property name. Expected ':' but got: ${this.text.charAt(this.at)}.`);
      this.enter(name);
      made.set(name, this.value());
      this.skip();
      if (!this.take(',') && this.text.charAt(this.at) !== '}') throw this.after();
      this.path.pop();
    }
  }

  private array(): JArray {
    const made = new JArray();
    this.at += 1;
    for (let index = 0; ; index += 1) {
      this.skip();
      if (this.take(']')) return made;
      this.enter(index);
      made.add(this.value());
      this.skip();
      if (!this.take(',') && this.text.charAt(this.at) !== ']') throw this.after();
      this.path.pop();
    }
  }

  private after(): ClrException {
    if (this.at >= this.text.length) return this.unexpected();
    const char = this.text.charAt(this.at);
    return this.fault(`After parsing a value an unexpected character was encountered: ${char}.`);
  }

  private take(char: string): boolean {
    if (this.text.charAt(this.at) !== char) return false;
    this.at += 1;
    return true;
  }

  private name(): string {
    const char = this.text.charAt(this.at);
    if (char === '"' || char === "'") return this.string(char);
    const bare = this.sticky(/[A-Za-z0-9_$]+/y);
    if (bare === undefined) throw this.at >= this.text.length ? this.unexpected() : this.fault(`Invalid property identifier character: ${char}.`);
    return bare;
  }

  private sticky(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  private string(quote: string): string {
    const plain = quote === '"' ? untilDouble : untilSingle;
    this.at += 1;
    let text = '';
    for (;;) {
      plain.lastIndex = this.at;
      plain.exec(this.text);
      text += this.text.slice(this.at, plain.lastIndex);
      this.at = plain.lastIndex;
      const char = this.text.charAt(this.at);
      if (char === '') throw this.fault(`Unterminated string. Expected delimiter: ${quote}.`);
      if (char === '\\') text += this.escape();
      else {
        this.at += 1;
        return text;
      }
    }
  }

  private escape(): string {
    const char = this.text.charAt(this.at + 1);
    this.at += 2;
    const plain = escapes[char];
    if (plain !== undefined) return plain;
    const digits = char === 'u' ? this.sticky(/[0-9A-Fa-f]{4}/y) : undefined;
    if (digits === undefined) throw this.fault(`Bad JSON escape sequence: \\${char}.`);
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  private word(): JValue {
    const start = this.at;
    const word = this.sticky(/[-+.\w]+/y);
    const token = word === undefined ? undefined : wordToken(word);
    if (token) return token;
    this.at = start;
    throw this.unexpected();
  }
}

const untilDouble = /[^"\\]*/y;
const untilSingle = /[^'\\]*/y;

const escapes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

const words: Readonly<Record<string, () => JValue>> = {
  true: () => new JValue('Boolean', true),
  false: () => new JValue('Boolean', false),
  null: () => new JValue('Null', null),
  undefined: () => new JValue('Undefined', null),
  NaN: () => new JValue('Float', double(Number.NaN)),
  Infinity: () => new JValue('Float', double(Infinity)),
  '-Infinity': () => new JValue('Float', double(-Infinity)),
};

function wordToken(word: string): JValue | undefined {
  const named = Object.hasOwn(words, word) ? words[word] : undefined;
  if (named) return named();
  if (/^-?\d+$/.test(word)) {
    const whole = BigInt(word);
    return new JValue('Integer', BigInt.asIntN(64, whole) === whole ? whole : bigInteger(whole));
  }
  if (/^-?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(word)) return new JValue('Float', double(Number(word)));
  return /^-?0x[0-9a-f]{1,16}$/i.test(word) ? new JValue('Integer', word.startsWith('-') ? -BigInt(word.slice(1)) : BigInt(word)) : undefined;
}

/** Text that looks like a date is one (`DateParseHandling.DateTime`, Newtonsoft's default). */
function stringToken(text: string): JValue {
  if (text.length >= 19 && text.length <= 40 && text.charAt(10) === 'T') {
    const date = readIsoDate(text);
    if (date) return new JValue('Date', text.endsWith('Z') ? dateTime(date.ticks, 'Utc') : asDateTime(date));
  }
  const [, milliseconds] = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text) ?? [];
  return milliseconds === undefined ? new JValue('String', text) : new JValue('Date', dateTime(unixEpoch + BigInt(milliseconds) * perMillisecond, 'Utc'));
}
