import { describe, expect, it } from 'vitest';
import { versionOf } from '../../src/openapi/detect.ts';
import { loadDocument } from '../../src/openapi/load.ts';

const mega = 1024 * 1024;

/** Nine levels of nine: 387 million values from a few lines. */
const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]', ...'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefgh'[index]}`).join(', ')}]`)].join('\n');

describe('loading a description', () => {
  it('takes JSON with a byte order mark', async () => {
    expect(await loadDocument('\uFEFF{"openapi":"3.0.0"}', 'a.json')).toEqual({ openapi: '3.0.0' });
  });

  it.each([
    ['openapi: 3.0.1\ninfo: {title: a, version: 2024-10-21}\npaths:\n  /a:\n    get: {responses: {200: {description: ok}}}', { openapi: '3.0.1', info: { title: 'a', version: '2024-10-21' }, paths: { '/a': { get: { responses: { 200: { description: 'ok' } } } } } }],
    ['\uFEFF# a comment\r\nopenapi: "3.1.0"\r\n', { openapi: '3.1.0' }],
    ['a: &a {x: 1}\nb: *a\nc: {<<: *a, y: 2}', { a: { x: 1 }, b: { x: 1 }, c: { x: 1, y: 2 } }],
    ['a: no\nb: 0o7', { a: 'no', b: 7 }],
    ['"openapi": "3.0.1"\n"info": {}\n', { openapi: '3.0.1', info: {} }],
    ['--- # one\na: {<<: [{x: 1}, {x: 2, y: 3}]}\n', { a: { x: 1, y: 3 } }],
    ['__proto__: 1\nconstructor: 2\n', JSON.parse('{"__proto__":1,"constructor":2}')],
  ])('takes YAML %#', async (text, document) => {
    expect(await loadDocument(text, 'a.yaml')).toEqual(document);
  });

  it('takes YAML that shares one anchor a thousand times', async () => {
    const { list } = await loadDocument(`a: &a {x: 1}\nlist: [${'*a, '.repeat(1000)}]`, 'a.yaml');
    expect(list).toHaveLength(1000);
  });

  it.each([
    ['', 'it is empty'],
    [' \n', 'it is empty'],
    ['{openapi: 3.0.0}', 'it is not JSON'],
    ['[1]', 'it is not an object'],
    ['"text"', 'it is not an object'],
    ['just some words', 'it is not an object'],
    ['a: [b', 'it is neither JSON nor YAML'],
    ['a: *nothing', 'it is neither JSON nor YAML'],
    ['? [a, b]\n: c', 'it is neither JSON nor YAML'],
    ['\u0000\u0001', 'it is not text'],
    ['\uFFFDPNG\r\n\u001a\n', 'it is not text'],
    [`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`, 'more than 128 levels deep'],
    [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'more than 128 levels deep'],
    [`a: ${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'it is'],
    ['a: &a [*a]', 'it is'],
    [`a: &a x\nb: [${'*a, '.repeat(6000)}]`, 'more than 5000 aliases'],
    [`a: ${'['.repeat(mega)}`, 'nested far too deep'],
    ['- '.repeat(mega), 'nested far too deep'],
    ['[a, b', 'it is not JSON'],
    ['a: 1\nb:\n  c: 1\n  c: 2\n', 'the key "c" stands twice, at line 4, column 3'],
    ['a: 1\n"a": 2', 'the key "a" stands twice, at line 2, column 1'],
    ['b: [1, *nothing]', 'the alias *nothing stands for nothing before it at line 1, column 8'],
    ['a: &a [*a]', 'stands for nothing before it at line 1, column 8'],
    [`a: 1\nb: &b {x: [1, ${'{y: '.repeat(127)}1${'}'.repeat(127)}]}`, 'more than 128 levels deep at line 2'],
    ['a: "x\nb: 1', 'Missing closing "quote at line'],
    ['a: 1\n---\nb: 2', 'it holds a second document at line 2'],
    ['a: 1\n...\nb: 2', 'at line'],
    ['a:\n\t- b', 'at line'],
    ['a: "x\n'.repeat(mega / 2), 'more than 1250000 tokens'],
    [bomb, 'its aliases stand for too many values at line 7, column 36'],
    [`a: &a "${'x'.repeat(mega)}"\nb: [${'*a, '.repeat(100)}]`, 'it holds too much text'],
    [`a: ${'x'.repeat(5 * mega)}`, 'larger than 4 MB, which is read in JSON only'],
    [`{"a":"${'x'.repeat(33 * mega)}"}`, 'larger than 32 MB'],
  ])('refuses text %#', async (text, why) => {
    await expect(loadDocument(text, 'a.json')).rejects.toThrow(expect.objectContaining({ code: 'SpecNotReadable', exitCode: 2, message: expect.stringContaining(why) }));
  });
});

describe('detecting what a description is', () => {
  it.each([
    [{ openapi: '3.0' }, '3.0'],
    [{ openapi: '3.0.4' }, '3.0'],
    [{ openapi: 3 }, '3.0'],
    [{ openapi: '3.1.0' }, '3.1'],
    [{ openapi: 3.1 }, '3.1'],
    [{ openapi: '3.2.0' }, '3.1'],
    [{ swagger: '2.0' }, '2.0'],
    [{ swagger: 2 }, '2.0'],
  ])('knows %j', (document, version) => {
    expect(versionOf(document, 'a.json')).toBe(version);
  });

  it.each([
    [{ openapi: '4.0.0' }, 'SpecVersionUnsupported', 'OpenAPI 4.0.0'],
    [{ openapi: '3.3.0' }, 'SpecVersionUnsupported', 'OpenAPI 3.3.0'],
    [{ swagger: '1.2' }, 'SpecVersionUnsupported', 'Swagger 1.2'],
    [{ openapi: {} }, 'NotOpenApi', 'neither'],
    [{ name: 'package' }, 'NotOpenApi', 'neither'],
  ])('says what %j is', (document, code, says) => {
    expect(() => versionOf(document, 'a.json')).toThrow(expect.objectContaining({ code, exitCode: 2, message: expect.stringContaining(says) }));
  });
});
