import { createHash, createHmac, randomBytes } from 'node:crypto';
import { ClrBytes } from '../../arrays.ts';
import type { StaticMethod, TypeMembers } from '../../members.ts';
import type { ClrObject, Value } from '../../value.ts';
import { isInt, noOverload, numberOf } from '../arguments.ts';
import { argumentNull } from '../exceptions.ts';
import { isBytes } from '../of-value.ts';

const space = 'System.Security.Cryptography.';

/** Names of node:crypto by .NET's. */
const digests: Readonly<Record<string, string>> = { MD5: 'md5', SHA1: 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' };

/** A digest, with a key where it is an HMAC. */
class Hash implements ClrObject {
  readonly clrType: string;
  readonly digest: string;
  key: Uint8Array | undefined;
  last: ClrBytes | null = null;

  constructor(clrType: string, digest: string, key: Uint8Array | undefined) {
    this.clrType = clrType;
    this.digest = digest;
    this.key = key;
  }

  compute(bytes: Uint8Array): ClrBytes {
    this.last = new ClrBytes((this.key === undefined ? createHash(this.digest) : createHmac(this.digest, this.key)).update(bytes).digest());
    return this.last;
  }
}

function hash(target: Value): Hash {
  if (!(target instanceof Hash)) throw noOverload('a HashAlgorithm as', [target]);
  return target;
}

function bytesAt(value: Value | undefined, parameter: string): Uint8Array {
  if (!isBytes(value)) throw argumentNull(parameter);
  return value.bytes;
}

const sizes: Readonly<Record<string, number>> = { md5: 128, sha1: 160, sha256: 256, sha384: 384, sha512: 512 };
const none = () => null;

const base: TypeMembers = {
  name: `${space}HashAlgorithm`,
  properties: {
    CanReuseTransform: () => true,
    CanTransformMultipleBlocks: () => true,
    Hash: (target) => hash(target).last,
    HashSize: (target) => sizes[hash(target).digest] ?? 0,
    InputBlockSize: () => 1,
    OutputBlockSize: () => 1,
  },
  methods: {
    Clear: none,
    ComputeHash: (target, [bytes, at, count], site) => {
      const all = bytesAt(bytes, 'buffer');
      const part = isInt(at) && isInt(count) ? all.subarray(numberOf(at), numberOf(at) + numberOf(count)) : all;
      site.spend(part.length + 1000);
      return hash(target).compute(part);
    },
    Dispose: none,
    Initialize: none,
  },
};

const hmacBase: TypeMembers = {
  name: `${space}HMAC`,
  base: `${space}KeyedHashAlgorithm`,
  properties: { Key: (target) => new ClrBytes(hash(target).key ?? new Uint8Array()), HashName: (target) => hash(target).clrType.replace(`${space}HMAC`, '') },
  setters: { Key: (target, value) => void (hash(target).key = bytesAt(value, 'value')) },
};

const hashData =
  (digest: string): StaticMethod =>
  ([bytes], site) => {
    site.spend(bytesAt(bytes, 'source').length + 1000);
    return new ClrBytes(createHash(digest).update(bytesAt(bytes, 'source')).digest());
  };

const hmacData =
  (digest: string): StaticMethod =>
  ([key, bytes], site) => {
    site.spend(bytesAt(bytes, 'source').length + 1000);
    return new ClrBytes(createHmac(digest, bytesAt(key, 'key')).update(bytesAt(bytes, 'source')).digest());
  };

const plain = Object.entries(digests).flatMap(([name, digest]): TypeMembers[] => {
  const type = space + name;
  const make: StaticMethod = () => new Hash(type, digest, undefined);
  const managed = `${type}Managed`;
  return [
    { name: type, base: base.name, statics: { methods: { Create: make, HashData: hashData(digest) } } },
    ...(name === 'MD5' ? [] : [{ name: managed, base: type, construct: () => new Hash(managed, digest, undefined) }]),
  ];
});

/** Without a key .NET makes one up. */
const keyed = Object.entries(digests).map(([name, digest]): TypeMembers => {
  const type = `${space}HMAC${name}`;
  return { name: type, base: hmacBase.name, construct: ([key]) => new Hash(type, digest, key === undefined ? randomBytes(64) : bytesAt(key, 'key')), statics: { methods: { HashData: hmacData(digest) } } };
});

const nameText = (target: Value): string => (target !== null && typeof target === 'object' && 'text' in target ? String(target.text) : '');

/** `HashAlgorithmName.SHA256`. */
const algorithmName: TypeMembers = {
  name: `${space}HashAlgorithmName`,
  base: 'System.ValueType',
  properties: { Name: nameText },
  statics: { properties: Object.fromEntries(Object.keys(digests).map((name) => [name, () => ({ clrType: `${space}HashAlgorithmName`, text: name })])) },
  text: nameText,
  equals: (a, b) => nameText(a) === nameText(b),
};

export const hashTables: readonly TypeMembers[] = [base, { name: `${space}KeyedHashAlgorithm`, base: base.name }, hmacBase, ...plain, ...keyed, algorithmName];

/** The name in node:crypto of a `HashAlgorithmName`. */
export function digestNamed(value: Value | undefined): string {
  const found = digests[nameText(value ?? null)];
  if (found === undefined) throw noOverload('a HashAlgorithmName as', [value ?? null]);
  return found;
}
