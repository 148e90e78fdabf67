import { ClrBytes } from '../arrays.ts';
import { uuidFrom } from '../../../random.ts';
import type { TypeMembers } from '../members.ts';
import type { ClrObject, Value } from '../value.ts';
import { noOverload, setOut, textAt } from './arguments.ts';
import { argumentException, formatException } from './exceptions.ts';
import { isBytes } from './of-value.ts';

/** `text` is lower case with dashes. */
export interface ClrGuid extends ClrObject {
  readonly clrType: 'System.Guid';
  readonly text: string;
}

export function guid(text: string): ClrGuid {
  return { clrType: 'System.Guid', text: text.toLowerCase() };
}

function textOf(value: Value): string {
  if (value === null || typeof value !== 'object' || value.clrType !== 'System.Guid' || !('text' in value)) throw noOverload('a Guid as', [value]);
  return String(value.text);
}

/** With or without dashes, in braces or brackets. */
function read(text: string): ClrGuid | undefined {
  const plain = text.trim().replace(/^\{(.*)\}$|^\((.*)\)$/, '$1$2');
  if (/^[0-9a-f]{32}$/i.test(plain)) return guid(plain.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(plain) ? guid(plain) : undefined;
}

const unreadable = (): Error => formatException('Unrecognized Guid format.');

function written(text: string, format = 'D'): string {
  switch (format.toUpperCase()) {
    case 'D':
      return text;
    case 'N':
      return text.replaceAll('-', '');
    case 'B':
      return `{${text}}`;
    case 'P':
      return `(${text})`;
    default:
      throw formatException('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
  }
}

/** The first three parts stand in bytes the other way round. */
function swapped(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 4).toReversed(), bytes.subarray(4, 6).toReversed(), bytes.subarray(6, 8).toReversed(), bytes.subarray(8)]);
}

const empty = '00000000-0000-0000-0000-000000000000';

export const guidType: TypeMembers = {
  name: 'System.Guid',
  base: 'System.ValueType',
  methods: {
    CompareTo: (target, [other = null]) => (other === null ? 1 : textOf(target).localeCompare(textOf(other), 'en')),
    ToByteArray: (target) => new ClrBytes(swapped(Buffer.from(textOf(target).replaceAll('-', ''), 'hex'))),
  },
  statics: {
    properties: { Empty: () => guid(empty), AllBitsSet: () => guid(empty.replaceAll('0', 'f')) },
    methods: {
      NewGuid: (_, { random }) => guid(uuidFrom(random)),
      Parse: (args) => {
        const found = read(textAt(args, 0, 'input'));
        if (!found) throw unreadable();
        return found;
      },
      ParseExact: (args) => {
        const text = textAt(args, 0, 'input');
        const found = read(text);
        if (!found || written(found.text, textAt(args, 1, 'format')) !== text.trim().toLowerCase()) throw unreadable();
        return found;
      },
      TryParse: (args) => {
        const found = typeof args[0] === 'string' ? read(args[0]) : undefined;
        setOut(args, 1, found ?? guid(empty));
        return found !== undefined;
      },
    },
  },
  construct: ([value]) => {
    if (value === undefined) return guid(empty);
    if (isBytes(value)) {
      if (value.bytes.length !== 16) throw argumentException('Byte array for Guid must be exactly 16 bytes long.', 'b');
      return read(swapped(Buffer.from(value.bytes)).toString('hex')) ?? guid(empty);
    }
    const found = read(textAt([value], 0, 'g'));
    if (!found) throw unreadable();
    return found;
  },
  text: (target, format) => written(textOf(target), format),
  equals: (a, b) => textOf(a) === textOf(b),
  compare: (a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0),
  key: textOf,
};
