import { isIPv6 } from 'node:net';
import { ClrBytes } from '../arrays.ts';
import type { ClrEnum } from '../enumerations.ts';
import type { TypeMembers } from '../members.ts';
import type { ClrObject, Value } from '../value.ts';
import { noOverload, setOut, textAt } from './arguments.ts';
import { argumentException, formatException } from './exceptions.ts';
import { isBytes } from './of-value.ts';

/** Four bytes or sixteen. */
class IpAddress implements ClrObject {
  readonly clrType = 'System.Net.IPAddress';
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** `1.2.3.4`, fewer parts of which the last fills the rest, hexadecimal with `0x`, or version 6. */
function read(text: string): IpAddress | undefined {
  const plain = text.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/%.*$/, '');
  if (isIPv6(plain)) return new IpAddress(sixteen(plain));
  const parts = plain.split('.');
  if (parts.length > 4 || parts.some((part) => !/^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i.test(part))) return undefined;
  const numbers = parts.map((part) => (/^0\d/.test(part) ? Number.parseInt(part, 8) : Number(part)));
  const last = numbers.pop() ?? 0;
  if (Number.isNaN(last) || numbers.some((one) => one > 255) || last >= 256 ** (4 - numbers.length)) return undefined;
  const tail = Array.from({ length: 4 - numbers.length }, (_, at) => Math.floor(last / 256 ** (3 - numbers.length - at)) % 256);
  return new IpAddress(Uint8Array.from([...numbers, ...tail]));
}

const words = (part: string): number[] => (part === '' ? [] : part.split(':').map((word) => Number.parseInt(word, 16)));

function sixteen(text: string): Uint8Array {
  const hex = text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (...[, ...parts]: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = hex.split('::');
  const [front, back] = [words(head), words(tail ?? '')];
  const all = [...front, ...Array.from({ length: 8 - front.length - back.length }, () => 0), ...back];
  return Uint8Array.from(all.flatMap((word) => [word >> 8, word & 255]));
}

function written({ bytes }: IpAddress): string {
  if (bytes.length === 4) return bytes.join('.');
  const parts = Array.from({ length: 8 }, (_, at) => (((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0)).toString(16));
  return new URL(`http://[${parts.join(':')}]`).hostname.slice(1, -1);
}

function address(value: Value | undefined): IpAddress {
  if (!(value instanceof IpAddress)) throw noOverload('an IPAddress as', [value ?? null]);
  return value;
}

/** `AddressFamily`, which the tables name without its values, as expressions may not write them. */
function family(name: 'InterNetwork' | 'InterNetworkV6'): ClrEnum {
  return { clrType: 'System.Net.Sockets.AddressFamily', name, value: name === 'InterNetwork' ? 2 : 23, isEnum: true };
}

const fixed = (text: string) => () => read(text) ?? null;

/** Of which expressions only see the text. */
export const addressFamily: TypeMembers = { name: 'System.Net.Sockets.AddressFamily', base: 'System.Enum' };

export const ipAddress: TypeMembers = {
  name: 'System.Net.IPAddress',
  properties: {
    AddressFamily: (target) => family(address(target).bytes.length === 4 ? 'InterNetwork' : 'InterNetworkV6'),
  },
  methods: { GetAddressBytes: (target) => new ClrBytes(Uint8Array.from(address(target).bytes)) },
  statics: {
    properties: { Any: fixed('0.0.0.0'), Broadcast: fixed('255.255.255.255'), IPv6Any: fixed('::'), IPv6Loopback: fixed('::1'), IPv6None: fixed('::'), Loopback: fixed('127.0.0.1'), None: fixed('255.255.255.255') },
    methods: {
      IsLoopback: ([value]) => address(value).bytes[0] === (address(value).bytes.length === 4 ? 127 : 0) && (address(value).bytes.length === 4 || written(address(value)) === '::1'),
      Parse: (args) => {
        const found = read(textAt(args, 0, 'ipString'));
        if (!found) throw formatException('An invalid IP address was specified.');
        return found;
      },
      TryParse: (args) => {
        const found = typeof args[0] === 'string' ? read(args[0]) : undefined;
        setOut(args, 1, found ?? null);
        return found !== undefined;
      },
    },
  },
  construct: ([bytes]) => {
    if (!isBytes(bytes) || ![4, 16].includes(bytes.bytes.length)) throw argumentException('An invalid IP address was specified.', 'address');
    return new IpAddress(Uint8Array.from(bytes.bytes));
  },
  text: (target) => written(address(target)),
  equals: (a, b) => written(address(a)) === written(address(b)),
  key: (value) => written(address(value)),
};
