import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { targetOf } from '../../../scripts/arm-fields/rows.ts';
import { specFilesBelow } from '../../../scripts/arm-fields/spec-files.ts';
import { allKinds } from '../../../src/emulator/arm/all-kinds.ts';
import { notEmulatedType, notEmulatedTypes } from '../../../src/emulator/arm/not-emulated.ts';
import { refusalOf, service, start, subscription } from './plane-fixture.ts';

const specs = path.resolve(import.meta.dirname, '../../../../shared/specs/arm/specification');
const served = new Set(allKinds.map(({ provider, type }) => `${provider}/${type}`.toLowerCase()));

describe('types that are not emulated', () => {
  it('are refused by name, with a word on what they are, whatever the case and below them too', async () => {
    const client = await start();
    for (const type of ['certificates', 'CERTIFICATES', 'certificates/c/refreshSecret']) {
      expect(refusalOf(await client.send(type.endsWith('Secret') ? 'POST' : 'GET', `${service}/${type}`))).toMatchObject({ status: 501, code: 'NotEmulated', message: expect.stringMatching(/service\/certificates.*private keys/i) });
    }
    expect(refusalOf(await client.send('GET', `${service}/nothing`))).toMatchObject({ status: 404, code: 'InvalidResourceType' });
    expect(refusalOf(await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.Resources/other`))).toMatchObject({ status: 404, code: 'InvalidResourceType' });
    expect(refusalOf(await client.send('GET', `/subscriptions/${subscription}/providers/Microsoft.Other/things`))).toMatchObject({ status: 404, code: 'InvalidResourceNamespace' });
  });

  it('are none of those that are served, each once, with a phrase in both languages', () => {
    const names = notEmulatedTypes.map(({ type }) => type.toLowerCase());
    expect(names.filter((name) => served.has(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
    expect(notEmulatedTypes.filter(({ text, ja }) => text === '' || ja === '')).toEqual([]);
  });

  it.skipIf(!existsSync(specs))('are all others that Azure publishes', () => {
    const published = specFilesBelow(specs).flatMap(({ paths }) => Object.keys(paths).flatMap((one) => targetOf(one.split('?')[0] ?? '')?.type ?? []));
    const polls = /\/(operationStatuses|operations)$/i;
    expect([...new Set(published)].filter((type) => !served.has(type.toLowerCase()) && !notEmulatedType(type) && !polls.test(type))).toEqual([]);
  });
});
