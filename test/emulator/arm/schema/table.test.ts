import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../../scripts/arm-fields/rows.ts';
import { tableText } from '../../../../scripts/arm-fields/table-text.ts';
import { kinds } from '../../../../src/emulator/arm/kinds.ts';
import { bodyField, typeShape } from '../../../../src/emulator/arm/schema/request-shape.ts';
import { fieldTable } from '../../../../src/emulator/arm/schema/table.ts';
import { sharedFile, testWithShared } from '../../../support/shared.ts';

const text = readFileSync(path.resolve(import.meta.dirname, '../../../../src/emulator/arm/schema/table.json'));

describe('the table of published fields', () => {
  testWithShared('is what the specifications give, byte by byte', 'specs/arm', () => {
    expect(tableText(tableOf(sharedFile('specs/arm'))) === text.toString()).toBe(true);
  });

  it('is small', () => {
    expect(text.length).toBeLessThan(150_000);
    expect(gzipSync(text).length).toBeLessThan(30_000);
  });

  it('has patterns that JavaScript reads', () => {
    const patterns = [...fieldTable.shapes.map(({ re }) => re), ...fieldTable.names.map(({ pattern }) => pattern)].filter((pattern) => pattern !== undefined);
    expect(patterns.length).toBeGreaterThan(3);
    for (const pattern of patterns) expect(() => new RegExp(pattern, 'u')).not.toThrow();
  });

  it('knows every write that is served', () => {
    const writes = kinds.flatMap(({ provider, type, item = {} }) => Object.keys(item).filter((method) => method === 'PUT' || method === 'PATCH').map((method) => ({ type: `${provider}/${type}`, method, apiVersion: '2024-05-01' })));
    for (const asked of writes) expect(() => bodyField(asked), `${asked.method} ${asked.type}`).not.toThrow();
  });

  it('answers a version by the nearest one that is not younger, and the oldest for those before all', () => {
    const fieldsOf = (apiVersion: string) => Object.keys(typeShape('microsoft.apimanagement/SERVICE/backends', apiVersion).bodies.PUT?.fields?.['properties']?.fields?.['pool']?.fields ?? {});
    expect(fieldsOf('2023-05-01-preview')).toEqual(['services']);
    expect(fieldsOf('2024-05-01')).toEqual(['services']);
    expect(fieldsOf('2024-06-01-preview')).toEqual(['services']);
    expect(fieldsOf('2024-10-01-preview')).toEqual(['services', 'failureResponse', 'sessionAffinity']);
    expect(fieldsOf('2025-03-01-preview')).toEqual(['services', 'failureResponse', 'sessionAffinity']);
  });
});
