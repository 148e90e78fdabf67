import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { addressOf, nearVersion, offeredVersions, publishedVersion, publishedVersions } from '../../src/openapi/catalogue.ts';
import { operationsOf } from '../../src/openapi/operations.ts';
import { sharedFile, testWithShared } from '../support/shared.ts';
import { sharedSpec, sharedVersions } from '../support/spec-server.ts';

describe('the catalogue', () => {
  /** What their commit is in full, nobody has found out; GitHub resolves the beginning. */
  const shortCommits = ['2025-04-01-preview', 'v1'];

  test('names each version once, with a commit and a path of its own', () => {
    const names = publishedVersions.map(({ version }) => version);
    expect(new Set(names).size).toBe(names.length);
    for (const { version, stability, path, commit } of publishedVersions) {
      expect(commit).toMatch(shortCommits.includes(version) ? /^[0-9a-f]{8}$/ : /^[0-9a-f]{40}$/);
      expect(path).toMatch(/^specification\/.+\.json$/);
      expect(version).toMatch(/^(v\d+|\d{4}-\d{2}-\d{2}(-preview)?)$/);
      expect(stability === 'preview').toBe(version.endsWith('-preview'));
      expect(version === 'v1' || path.includes(`/${stability}/${version}/`)).toBe(true);
    }
  });

  test('offers what it knows the bytes of, oldest first', () => {
    expect(offeredVersions).toEqual(offeredVersions.toSorted());
    expect(publishedVersions.filter(({ contents }) => contents !== undefined).map(({ version }) => version)).toEqual(offeredVersions);
    for (const { contents } of publishedVersions) {
      if (contents === undefined) continue;
      expect(contents.sha256).toMatch(/^[0-9a-f]{64}$/);
      expect(contents.bytes).toBeGreaterThan(10_000);
      expect(contents.operations).toBeGreaterThan(0);
    }
  });

  testWithShared('offers every version that ../shared has', 'specs/aoai', () => {
    const files = readdirSync(sharedFile('specs/aoai')).map((name) => (name.startsWith('azure-v1-') ? 'v1' : name.replace(/\.json$/, '')));
    expect(files.toSorted()).toEqual(sharedVersions.toSorted());
    expect(sharedVersions.filter((version) => !offeredVersions.includes(version))).toEqual([]);
  });

  for (const version of sharedVersions) {
    testWithShared(`has hash, size and number of operations of the bytes of ${version}`, 'specs/aoai', () => {
      const bytes = sharedSpec(version);
      expect(publishedVersion(version)?.contents).toEqual({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: bytes.length,
        operations: operationsOf(JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))).length,
      });
    });
  }
});

describe('finding a version', () => {
  test.each([
    ['2024-10-21', '2024-10-21'],
    ['V1', 'v1'],
    [' 2024-08-01-Preview ', '2024-08-01-preview'],
    ['2024-10', undefined],
    ['latest', undefined],
    ['', undefined],
  ])('%j is %s', (name, version) => {
    expect(publishedVersion(name)?.version).toBe(version);
  });

  test.each([
    ['2024-10-22', '2024-10-21'],
    ['2024-0601', '2024-06-01'],
    ['v2', 'v1'],
    ['xyzzy', undefined],
  ])('%j probably means %s', (name, version) => {
    expect(nearVersion(name)).toBe(version);
  });
});

describe('the address of a version', () => {
  const version = { version: 'x', stability: 'stable', path: 'a/b.json', commit: 'c'.repeat(40), contents: undefined } as const;

  test.each([
    [undefined, `https://raw.githubusercontent.com/Azure/azure-rest-api-specs/${version.commit}/a/b.json`],
    ['https://mirror.test', `https://mirror.test/${version.commit}/a/b.json`],
    ['https://mirror.test/specs/', `https://mirror.test/specs/${version.commit}/a/b.json`],
    ['https://mirror.test/specs?sig=x', `https://mirror.test/specs/${version.commit}/a/b.json?sig=x`],
  ])('with the base %s', (base, address) => {
    expect(addressOf(version, base)).toBe(address);
  });
});
