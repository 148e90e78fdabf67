import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRecording } from './replay/recording.ts';
import { replay } from './replay/replay.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'apim-llm-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const service = '/subscriptions/12345678-0000-4000-8000-000000000001/resourceGroups/g-1/providers/Microsoft.ApiManagement/service/some-apim';
const type = 'Microsoft.ApiManagement/service/backends';
const url = `https://management.azure.com${service}/backends/one?api-version=2022-08-01`;
const shown = { id: `${service}/backends/one`, type, name: 'one', properties: { title: null, description: null, url: 'https://one.example', protocol: 'http' } };
const answer = { status: 200, responseHeaders: { etag: '"AAAAAAAAAAE="', 'content-type': 'application/json' } };

/** A recording by others: of a service that nothing in it makes. */
async function replayed(...lines: readonly object[]) {
  const file = path.join(folder, 'some.jsonl');
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return replay(readRecording(file));
}

describe('a replay', () => {
  it('finds nothing where the local ARM answers as it is recorded, whatever has to be there before', async () => {
    const { differences, compared } = await replayed(
      { method: 'GET', url, ...answer, responseBody: shown },
      { method: 'PATCH', url: url.replace('2022-08-01', '2019-12-01'), headers: { 'If-Match': '"AAAAAAAAAAE="' }, body: { properties: { description: 'x' } }, status: 204, responseHeaders: {} },
      { method: 'DELETE', url, headers: { 'if-match': '*' }, status: 200, responseHeaders: {} },
      { method: 'GET', url, status: 404, responseHeaders: {}, responseBody: { error: { code: 'ResourceNotFound', message: 'Backend not found.', details: null } } },
    );
    expect([compared, differences]).toEqual([4, []]);
  });

  it('gives containers names that Azure could have, where a recorder hid theirs', async () => {
    const hidden = (text: string): string => text.replace('12345678-0000-4000-8000-000000000001', 'REDACTED').replace('some-apim', '{service}');
    const { differences, compared } = await replayed({ method: 'GET', url: hidden(url), ...answer, responseBody: { ...shown, id: hidden(shown.id) } });
    expect([compared, differences]).toEqual([1, []]);
  });

  it('finds another status, a missing header, another type and another text', async () => {
    const { differences } = await replayed(
      { method: 'GET', url, ...answer, responseHeaders: { ...answer.responseHeaders, 'x-ms-something': '1' }, responseBody: { ...shown, properties: { ...shown.properties, title: 'A title', extra: 1 } } },
      { method: 'DELETE', url, status: 204, responseHeaders: {} },
      { method: 'GET', url, status: 404, responseHeaders: {}, responseBody: { error: { code: 'ResourceNotFound', message: 'No backend.', details: null } } },
    );
    expect(differences.map(({ line, kind, path: where }) => [line, kind, where])).toEqual([
      [1, 'missing header', 'x-ms-something'],
      [1, 'missing property', 'properties.extra'],
      [2, 'status', ''],
      [3, 'error message', 'error.message'],
    ]);
  });
});
