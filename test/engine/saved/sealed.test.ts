import { expect, test } from 'vitest';
import { digestOf, canonicalJson } from '../../../src/engine/saved/digest.ts';
import { seal, textsOf, unseal } from '../../../src/engine/saved/sealed.ts';
import type { Json } from '../../../src/model/json.ts';

const redact = (value: Json): Json => JSON.parse(JSON.stringify(value).replaceAll('secret', '***')) as Json;
const value = { a: 'plain', b: ['a secret', 1, null, true], c: { d: { e: 'secret' } }, late: { late: 'x', args: ['no'] } };

test('a text with something secret in it stands as its digest, everything else as it is', () => {
  const sealed = seal(value, redact);
  expect(JSON.stringify(sealed)).not.toContain('secret');
  expect(sealed).toEqual({ ...value, b: [{ $withheld: digestOf('a secret') }, 1, null, true], c: { d: { e: { $withheld: digestOf('secret') } } } });
  expect(seal(value, (each) => each)).toEqual(value);
});

test('it is put back from what is known, or not at all', () => {
  const sealed = seal(value, redact);
  expect(unseal(sealed, textsOf(new Map([['x', { deep: [null, 1, 'a secret', { more: 'secret', none: undefined }] }]])))).toEqual(value);
  expect(unseal(sealed, textsOf(['secret']))).toBeUndefined();
  expect(unseal(sealed, textsOf(['a secret']))).toBeUndefined();
  expect(unseal(seal('secret', redact), textsOf('secret'))).toBe('secret');
});

test('fields that are undefined are left out', () => {
  expect(seal({ a: undefined, b: 1 }, redact)).toEqual({ b: 1 });
  expect(seal({ a: undefined, b: 'secret' }, redact)).toEqual({ b: { $withheld: digestOf('secret') } });
});

test('the digest knows neither the order of keys nor what is undefined, but everything else', () => {
  expect(canonicalJson({ b: 1, a: [{ d: null, c: undefined }] })).toBe('{"a":[{"d":null}],"b":1}');
  expect(digestOf({ a: 1, b: 2 })).toBe(digestOf({ b: 2, a: 1, c: undefined }));
  const different: readonly (Json | undefined)[] = [{}, [], '', null, 0, '0', false, { a: null }, ['a', 'b'], ['ab'], ['b', 'a'], { a: 'b' }, { ab: '' }];
  expect(new Set(different.map(digestOf)).size).toBe(different.length);
  expect(digestOf('x')).toMatch(/^sha256:[0-9a-f]{64}$/);
});
