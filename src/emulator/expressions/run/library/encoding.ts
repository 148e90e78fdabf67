import { ClrArray, ClrBytes } from '../arrays.ts';
import { char } from '../numbers.ts';
import type { TypeMembers } from '../members.ts';
import type { ClrObject, Value } from '../value.ts';
import { isInt, noOverload, numberOf } from './arguments.ts';
import { argumentException, argumentNull } from './exceptions.ts';
import { isBytes, itemsOf, textOf } from './of-value.ts';
import { wellFormed } from './web-utility.ts';

export interface Encoding extends ClrObject {
  readonly clrType: 'System.Text.Encoding';
  readonly name: string;
  readonly codePage: number;
  readonly shown: string;
  encode(text: string): Buffer;
  decode(bytes: Buffer): string;
  /** Of one UTF-16 unit at the most. */
  readonly widest: number;
  readonly preamble: readonly number[];
}

const limited = (highest: number) => (text: string) => Buffer.from(Array.from(text, (one) => ((one.codePointAt(0) ?? 0) > highest ? 63 : (one.codePointAt(0) ?? 0))));
const swap = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2))).swap16();

function utf32(text: string): Buffer {
  const bytes = Buffer.alloc([...text].length * 4);
  for (const [at, one] of [...text].entries()) bytes.writeUInt32LE(one.codePointAt(0) ?? 0, at * 4);
  return bytes;
}

function fromUtf32(bytes: Buffer): string {
  return Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => (bytes.readUInt32LE(at * 4) > 0x10ffff ? '\ufffd' : String.fromCodePoint(bytes.readUInt32LE(at * 4)))).join('');
}

const encoding = (parts: Omit<Encoding, 'clrType'>): Encoding => ({ clrType: 'System.Text.Encoding', ...parts });

export const utf8 = encoding({ name: 'utf-8', codePage: 65001, shown: 'Unicode (UTF-8)', encode: (text) => Buffer.from(wellFormed(text)), decode: (bytes) => bytes.toString('utf8'), widest: 3, preamble: [0xef, 0xbb, 0xbf] });
const ascii = encoding({ name: 'us-ascii', codePage: 20127, shown: 'US-ASCII', encode: limited(127), decode: (bytes) => bytes.toString('latin1').replaceAll(/[\u0080-\u00ff]/g, '?'), widest: 1, preamble: [] });
const latin1 = encoding({ name: 'iso-8859-1', codePage: 28591, shown: 'Western European (ISO)', encode: limited(255), decode: (bytes) => bytes.toString('latin1'), widest: 1, preamble: [] });
export const utf16 = encoding({ name: 'utf-16', codePage: 1200, shown: 'Unicode', encode: (text) => Buffer.from(text, 'utf16le'), decode: (bytes) => bytes.toString('utf16le'), widest: 2, preamble: [0xff, 0xfe] });
const bigEndian = encoding({ name: 'utf-16BE', codePage: 1201, shown: 'Unicode (Big-Endian)', encode: (text) => swap(Buffer.from(text, 'utf16le')), decode: (bytes) => swap(bytes).toString('utf16le'), widest: 2, preamble: [0xfe, 0xff] });
const wide = encoding({ name: 'utf-32', codePage: 12000, shown: 'Unicode (UTF-32)', encode: utf32, decode: fromUtf32, widest: 4, preamble: [0xff, 0xfe, 0, 0] });

const all = [utf8, ascii, latin1, utf16, bigEndian, wide];

function of(target: Value | undefined): Encoding {
  const found = all.find((one) => one === target);
  if (!found) throw noOverload('an Encoding as', [target ?? null]);
  return found;
}

function textAt([value = null]: readonly Value[]): string {
  if (value === null) throw argumentNull('s');
  return typeof value === 'string' ? value : Array.from(itemsOf(value) ?? [], (one) => textOf(one)).join('');
}

function bytesAt(args: readonly Value[]): Buffer {
  const [value, at, count] = args;
  if (!isBytes(value)) throw argumentNull('bytes');
  const start = isInt(at) ? numberOf(at) : 0;
  return Buffer.from(value.bytes.subarray(start, isInt(count) ? start + numberOf(count) : undefined));
}

/** By a name of a charset; undefined where it is none that is here. */
export function encodingNamed(name: string): Encoding | undefined {
  return all.find((one) => one.name.toLowerCase() === name.toLowerCase() || one.name.replace('-', '') === name.toLowerCase());
}

function named([name = null]: readonly Value[]): Encoding {
  const found = typeof name === 'number' ? all.find((one) => one.codePage === name) : encodingNamed(textOf(name));
  if (!found) throw argumentException(`'${textOf(name)}' is not a supported encoding name.`, 'name');
  return found;
}

const property = (read: (one: Encoding) => Value) => (target: Value) => read(of(target));

export const encodingType: TypeMembers = {
  name: 'System.Text.Encoding',
  properties: { BodyName: property(({ name }) => name), CodePage: property(({ codePage }) => codePage), EncodingName: property(({ shown }) => shown), HeaderName: property(({ name }) => name), WebName: property(({ name }) => name) },
  methods: {
    GetByteCount: (target, args) => of(target).encode(textAt(args)).length,
    GetBytes: (target, args, site) => {
      if (args.length > 1) throw noOverload('Encoding.GetBytes', args);
      const text = textAt(args);
      site.spend(text.length * 2);
      return new ClrBytes(of(target).encode(text));
    },
    GetCharCount: (target, args) => of(target).decode(bytesAt(args)).length,
    GetChars: (target, args, site) => {
      const text = of(target).decode(bytesAt(args));
      site.spend(text.length * 2);
      return new ClrArray('System.Char', text.split('').map((one) => char(one.charCodeAt(0))));
    },
    GetMaxByteCount: (target, [count = null]) => (numberOf(count) + 1) * of(target).widest,
    GetMaxCharCount: (_, [count = null]) => numberOf(count) + 1,
    GetPreamble: (target) => new ClrBytes(Uint8Array.from(of(target).preamble)),
    GetString: (target, args, site) => {
      const bytes = bytesAt(args);
      site.spend(bytes.length);
      return of(target).decode(bytes);
    },
  },
  statics: {
    properties: { ASCII: () => ascii, BigEndianUnicode: () => bigEndian, Default: () => utf8, Latin1: () => latin1, Unicode: () => utf16, UTF32: () => wide, UTF8: () => utf8 },
    methods: {
      Convert: (args) => new ClrBytes(of(args[1]).encode(of(args[0]).decode(bytesAt(args.slice(2))))),
      GetEncoding: named,
    },
  },
};
