import { gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { findAndReplace } from '../../../../src/emulator/gateway/policies/find-and-replace.ts';
import { requestText, responseText, runPolicy } from './run-policy.ts';

const catToDog = '<find-and-replace from="cat" to="dog" />';

const rows: readonly (readonly [statement: string, xml: string, body: string, expected: string])[] = [
  ['replaces every occurrence', catToDog, 'cat, concat, CAT', 'dog, condog, CAT'],
  ['removes for an empty replacement', '<find-and-replace from="cat" to="" />', 'a cat', 'a '],
  ['takes neither for a pattern', '<find-and-replace from="." to="$&amp;" />', 'a.b', 'a$&b'],
  ['does not look at what it has put in', '<find-and-replace from="a" to="aa" />', 'aaa', 'aaaaaa'],
  ['takes expressions', '<find-and-replace from="@(from)" to="@(to)" />', 'a 1 b', 'a 2 b'],
  ['finds text beyond ASCII', '<find-and-replace from="猫" to="犬" />', '猫だ', '犬だ'],
  ['finds nothing for an empty text', '<find-and-replace from="" to="x" />', 'cat', 'cat'],
];

describe('find-and-replace', () => {
  it.each(rows)('%s', async (_, xml, body, expected) => {
    const ran = await runPolicy(findAndReplace, xml, { request: { body }, expressions: { '@(from)': 1, '@(to)': 2 } });
    expect(requestText(ran)).toBe(expected);
  });

  it.each([['inbound', 'dog', 'cat'], ['backend', 'dog', 'cat'], ['outbound', 'cat', 'dog'], ['on-error', 'cat', 'dog']] as const)('in %s the request is a %s and the response a %s', async (section, request, response) => {
    const ran = await runPolicy(findAndReplace, catToDog, { section, request: { body: 'cat' }, response: { body: 'cat' } });
    expect([requestText(ran), responseText(ran)]).toEqual([request, response]);
  });

  it('waits for a body that is on its way, also where a word is cut in two', async () => {
    const ran = await runPolicy(findAndReplace, catToDog, { section: 'outbound', response: { headers: { 'Content-Length': '6' }, body: Readable.from([Buffer.from('a c'), Buffer.from('at')]) } });
    expect([responseText(ran), ran.call.response?.headers.names(), ran.waited]).toEqual(['a dog', [], true]);
  });

  it('leaves the bytes and headers of a body without the text as they are', async () => {
    const body = Buffer.from([0xff, 0x00, 0xfe]);
    const { call } = await runPolicy(findAndReplace, catToDog, { request: { headers: { 'Content-Length': '3' }, body } });
    expect([call.request.body.bytes, call.request.headers.get('Content-Length')]).toEqual([body, '3']);
  });

  it('reads a compressed body, and sends it on as it is where there is nothing to replace', async () => {
    const headers = { 'Content-Encoding': 'gzip' };
    const found = await runPolicy(findAndReplace, catToDog, { section: 'outbound', response: { headers, body: gzipSync('a cat') } });
    const none = await runPolicy(findAndReplace, catToDog, { section: 'outbound', response: { headers, body: gzipSync('a cow') } });
    expect([responseText(found), found.call.response?.headers.has('Content-Encoding')]).toEqual(['a dog', false]);
    expect([none.call.response?.body.bytes, none.call.response?.headers.get('Content-Encoding')]).toEqual([gzipSync('a cow'), 'gzip']);
  });

  it.each([
    ['an unknown coding', 'zstd', 'cat', "The body has the coding 'zstd', which the gateway cannot read."],
    ['what is not compressed as it says', 'br', 'cat', "The body cannot be decompressed as 'br' within the limit of 100 bytes."],
    ['what is longer than the limit once it is decompressed', 'gzip', gzipSync('a'.repeat(101)), "The body cannot be decompressed as 'gzip' within the limit of 100 bytes."],
  ])('fails for %s', async (_, coding, body, message) => {
    await expect(runPolicy(findAndReplace, catToDog, { limit: 100, request: { headers: { 'Content-Encoding': coding }, body } })).rejects.toMatchObject({ source: 'find-and-replace', status: 500, message });
  });

  it('holds no more than the limit', async () => {
    await expect(runPolicy(findAndReplace, catToDog, { limit: 4, request: { body: Readable.from([Buffer.from('12345')]) } })).rejects.toThrow('the body is longer than 4 bytes');
  });
});
