import type { TypeMembers } from '../../members.ts';
import type { Value } from '../../value.ts';
import { argumentNull } from '../exceptions.ts';
import { isBytes } from '../of-value.ts';

function fill(bytes: Value | undefined, random: () => number, least: number): null {
  if (!isBytes(bytes)) throw argumentNull('data');
  for (const at of bytes.bytes.keys()) bytes.bytes[at] = least + Math.floor(random() * (256 - least));
  return null;
}

/** `RNGCryptoServiceProvider`: from the gateway's seed, as all chance is here. */
export const randomBytesType: TypeMembers = {
  name: 'System.Security.Cryptography.RNGCryptoServiceProvider',
  methods: { Dispose: () => null, GetBytes: (_, [bytes], { random }) => fill(bytes, random, 0), GetNonZeroBytes: (_, [bytes], { random }) => fill(bytes, random, 1) },
  construct: () => ({ clrType: 'System.Security.Cryptography.RNGCryptoServiceProvider' }),
};
