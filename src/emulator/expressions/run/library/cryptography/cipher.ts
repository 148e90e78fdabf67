import { createCipheriv, createDecipheriv } from 'node:crypto';
import { ClrBytes } from '../../arrays.ts';
import type { ExtensionMembers, Method } from '../../members.ts';
import { ClrException } from '../../value.ts';
import type { Value } from '../../value.ts';
import { textAt } from '../arguments.ts';
import { argumentNull } from '../exceptions.ts';
import { NotHere } from '../not-here.ts';
import { isBytes } from '../of-value.ts';

const failed = (message: string): ClrException => new ClrException('System.Security.Cryptography.CryptographicException', message);

/** The name of the cipher in node:crypto, by that of .NET's algorithm and the key's length. */
function cipherOf(algorithm: string, key: Uint8Array): { readonly name: string; readonly block: number } {
  if (/^(?:System\.Security\.Cryptography\.)?(?:Aes|AesManaged|AesCryptoServiceProvider|Rijndael|RijndaelManaged)$/i.test(algorithm)) {
    if (![16, 24, 32].includes(key.length)) throw failed('Specified key is not a valid size for this algorithm.');
    return { name: `aes-${key.length * 8}-cbc`, block: 16 };
  }
  if (/^(?:3DES|TripleDES|Triple DES)$/i.test(algorithm)) {
    if (![16, 24].includes(key.length)) throw failed('Specified key is not a valid size for this algorithm.');
    return { name: key.length === 16 ? 'des-ede-cbc' : 'des-ede3-cbc', block: 8 };
  }
  throw new NotHere(`the cipher ${algorithm}`);
}

function bytesAt(value: Value | undefined, parameter: string): Uint8Array {
  if (!isBytes(value)) throw argumentNull(parameter);
  return value.bytes;
}

/** CBC with PKCS7, which is what .NET's symmetric algorithms begin with. */
const ciphering =
  (make: typeof createCipheriv | typeof createDecipheriv): Method =>
  (target, args, site) => {
    if (args.length !== 3) throw new NotHere('Encrypt and Decrypt with an algorithm object');
    const [input, key, iv] = [bytesAt(target, 'input'), bytesAt(args[1], 'key'), bytesAt(args[2], 'iv')];
    const { name, block } = cipherOf(textAt(args, 0, 'alg'), key);
    if (iv.length !== block) throw failed('Specified initialization vector (IV) does not match the block size for this algorithm.');
    site.spend(input.length * 2 + 1000);
    try {
      const cipher = make(name, key, iv);
      return new ClrBytes(Buffer.concat([cipher.update(input), cipher.final()]));
    } catch {
      throw failed('Padding is invalid and cannot be removed.');
    }
  };

/** What the service adds to byte arrays (Microsoft's page on policy expressions): `bytes.Encrypt("Aes", key, iv)`. */
export const cipherExtensions: ExtensionMembers = { on: isBytes, methods: { Encrypt: ciphering(createCipheriv), Decrypt: ciphering(createDecipheriv) } };
