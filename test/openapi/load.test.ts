import { describe, expect, it } from 'vitest';
import { requireOpenApi30 } from '../../src/openapi/detect.ts';
import { loadDocument } from '../../src/openapi/load.ts';

describe('loading a description', () => {
  it('takes JSON with a byte order mark', () => {
    expect(loadDocument('\uFEFF{"openapi":"3.0.0"}', 'a.json')).toEqual({ openapi: '3.0.0' });
  });

  it.each([
    ['', 'it is empty'],
    ['openapi: 3.0.0', 'it is not JSON'],
    ['[1]', 'not an object'],
    ['\u0000\u0001', 'it is not JSON'],
    [`${'{"a":'.repeat(300)}1${'}'.repeat(300)}`, 'more than 256 levels deep'],
    [`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'more than 256 levels deep'],
  ])('refuses text %#', (text, why) => {
    expect(() => loadDocument(text, 'a.json')).toThrow(expect.objectContaining({ code: 'SpecNotReadable', exitCode: 2, message: expect.stringContaining(why) }));
  });
});

describe('detecting what a description is', () => {
  it.each(['3.0', '3.0.0', '3.0.4'])('takes OpenAPI %s', (openapi) => {
    expect(() => requireOpenApi30({ openapi }, 'a.json')).not.toThrow();
  });

  it.each([
    [{ swagger: '2.0' }, 'SpecVersionUnsupported', 'Swagger 2.0'],
    [{ openapi: '3.1.0' }, 'SpecVersionUnsupported', 'OpenAPI 3.1.0'],
    [{ openapi: '4.0.0' }, 'SpecVersionUnsupported', 'OpenAPI 4.0.0'],
    [{ openapi: 3 }, 'NotOpenApi', 'neither'],
    [{ name: 'package' }, 'NotOpenApi', 'neither'],
  ])('says what %j is', (document, code, says) => {
    expect(() => requireOpenApi30(document, 'a.json')).toThrow(expect.objectContaining({ code, exitCode: 2, message: expect.stringContaining(says) }));
  });
});
