import { describe, expect, it } from 'vitest';
import { result } from './evaluate.ts';

describe('digests and ciphers in expressions', () => {
  it.each([
    ['BitConverter.ToString(System.Security.Cryptography.MD5.Create().ComputeHash(Encoding.UTF8.GetBytes(""))).Replace("-", "").ToLower()', '"d41d8cd98f00b204e9800998ecf8427e"'],
    ['Convert.ToBase64String(new HMACSHA256(Encoding.UTF8.GetBytes("k")).ComputeHash(Encoding.UTF8.GetBytes("d")))', '"5+ohw7y2Ok2jrXhQMWjTa9ygvmIjgupgoQj61OSWZnk="'],
    ['Encoding.UTF8.GetString(Encoding.UTF8.GetBytes("secret data!").Encrypt("Aes", new byte[16], new byte[16]).Decrypt("Aes", new byte[16], new byte[16]))', '"secret data!"'],
    ['SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes("a")).Length', '32'],
    ['BitConverter.ToString(SHA1.Create().ComputeHash(Encoding.UTF8.GetBytes("abc")))', '"A9-99-3E-36-47-06-81-6A-BA-3E-25-71-78-50-C2-6C-9C-D0-D8-9D"'],
    ['Convert.ToBase64String(SHA512.Create().ComputeHash(new byte[0])).Length', '88'],
    ['Convert.ToBase64String(new HMACSHA1(new byte[]{1}).ComputeHash(new byte[]{2}))', '"tpxmezHftvGGWmx/xOSwHY8ABN4="'],
    ['Convert.ToBase64String(new HMACSHA512(new byte[]{1}).ComputeHash(new byte[]{2})).Length', '88'],
    ['new HMACSHA256(new byte[]{1}).Key.Length', '1'],
    ['new HMACMD5(new byte[]{1}).HashSize', '128'],
    ['new SHA256Managed().ComputeHash(Encoding.UTF8.GetBytes("a")).SequenceEqual(SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes("a")))', 'true'],
    ['@{ using (var h = new HMACSHA256(Encoding.UTF8.GetBytes("key"))) { return BitConverter.ToString(h.ComputeHash(Encoding.UTF8.GetBytes("The quick brown fox jumps over the lazy dog"))).Replace("-", "").ToLower(); } }', '"f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"'],
    ['new byte[]{1}.Encrypt("Aes", new byte[5], new byte[16])', 'CryptographicException: Specified key is not a valid size for this algorithm.'],
    ['new byte[16].Decrypt("Aes", new byte[16], new byte[16])', 'CryptographicException: Padding is invalid and cannot be removed.'],
    ['new byte[]{1}.Encrypt("Blowfish", new byte[16], new byte[16])', 'NotHere: The local Azure does not support the cipher Blowfish.'],
    ['Convert.ToBase64String(Encoding.UTF8.GetBytes("a").Encrypt("Aes", new byte[32], new byte[16]))', '"tKXpivaBCoO99SsUroIsNw=="'],
  ])('%s is %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
