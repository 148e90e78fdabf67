import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { targetOf } from '../../../../scripts/arm-fields/rows.ts';
import { isServed } from '../../../../scripts/arm-fields/served-types.ts';
import { parametersOf, specFilesBelow } from '../../../../scripts/arm-fields/spec-files.ts';
import { checkFields } from '../../../../src/emulator/arm/schema/check-fields.ts';
import { Refusal } from '../../../../src/emulator/arm/refusal.ts';
import type { JsonObject } from '../../../../src/model/json.ts';
import { sharedFile, testWithShared } from '../../../support/shared.ts';

interface Sent {
  readonly where: string;
  readonly type: string;
  readonly method: string;
  readonly apiVersion: string;
  readonly body: JsonObject;
}

const writes = ['PUT', 'PATCH', 'POST'];

function refused(sent: readonly Sent[]): readonly string[] {
  return sent.flatMap((one) => {
    try {
      checkFields(one, one.body);
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [`${one.where} ${one.method} ${one.type} ${one.apiVersion}: ${error.details?.map(({ message }) => message).join('; ') ?? error.message}`];
      throw error;
    }
  });
}

function examples(): readonly Sent[] {
  return specFilesBelow(sharedFile('specs/arm')).flatMap(({ file, apiVersion, paths }) =>
    Object.entries(paths).flatMap(([template, item]) => {
      const type = targetOf(template)?.type;
      if (type === undefined || !isServed(type)) return [];
      return Object.entries(item).flatMap(([verb, operation]) => {
        const method = verb.toUpperCase();
        const name = parametersOf(operation, file).find(({ schema }) => schema['in'] === 'body')?.schema['name'];
        const named = (operation as { readonly 'x-ms-examples'?: Readonly<Record<string, { readonly $ref: string }>> })['x-ms-examples'] ?? {};
        if (!writes.includes(method) || typeof name !== 'string') return [];
        const files = Object.values(named).map(({ $ref }) => path.resolve(path.dirname(file), $ref)).filter((example) => existsSync(example));
        return files.map((example) => ({ where: path.basename(example), type, method, apiVersion, body: (JSON.parse(readFileSync(example, 'utf8')) as { parameters: Record<string, JsonObject> }).parameters[name] ?? {} }));
      });
    }),
  );
}

interface Exchange {
  readonly seq: number;
  readonly method: string;
  readonly url: string;
  readonly apiVersion?: string;
  readonly status: number;
  readonly requestBody?: unknown;
}

/** What Azure took. */
function recorded(): readonly Sent[] {
  const files = readdirSync(sharedFile('recordings')).filter((name) => name.endsWith('.jsonl') && name !== 'issue-evidence.jsonl');
  return files.flatMap((name) =>
    readFileSync(path.join(sharedFile('recordings'), name), 'utf8').split('\n').filter((line) => line !== '').flatMap((line) => {
      const { seq, method, url, apiVersion = '', status, requestBody } = JSON.parse(line) as Exchange;
      const plain = url.replace(/\?.*$/, '').replace(/^https?:\/\/[^/]+/, '');
      const type = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/i.test(plain) ? 'Microsoft.Resources/resourceGroups' : targetOf(plain)?.type;
      if (!writes.includes(method) || status >= 300 || type === undefined || (!isServed(type) && type !== 'Microsoft.Resources/resourceGroups')) return [];
      const body = typeof requestBody === 'string' && requestBody !== '' ? (JSON.parse(requestBody) as JsonObject) : typeof requestBody === 'object' ? requestBody : {};
      return [{ where: `${name}#${seq}`, type, method, apiVersion, body: (body ?? {}) as JsonObject }];
    }),
  );
}

describe('the table of fields', () => {
  testWithShared('takes every body of the official examples', 'specs/arm', () => {
    const sent = examples();
    expect(sent.length).toBeGreaterThan(60);
    expect(refused(sent)).toEqual([]);
  });

  testWithShared('takes every body that Azure was recorded to take', 'recordings', () => {
    const sent = recorded();
    expect(sent.length).toBeGreaterThan(100);
    expect(refused(sent)).toEqual([]);
  });
});
