import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Files } from '../../../commands/command.ts';
import { recorded, replayed } from '../../../src/cli/saved-plan/recorded-files.ts';

const sha = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');
const bytes = (text: string): Uint8Array => Buffer.from(text);

/** Has what it is given; nothing else. */
function files(texts: Record<string, string>, downloads: Record<string, string> = {}, cache: readonly string[] = []): Files {
  return {
    mirror: undefined,
    readText: (name) => (texts[name] === undefined ? Promise.reject(new Error(`no ${name}`)) : Promise.resolve(texts[name])),
    readTemplate: () => Promise.reject(new Error('no templates')),
    download: ({ url }) => Promise.resolve(downloads[url] === undefined ? { why: 'it answered 404' } : { bytes: bytes(downloads[url]), contentType: 'text/plain' }),
    cached: (hash) => Promise.resolve(cache.map(bytes).find((each) => sha(each) === hash)),
    keep: () => Promise.resolve(),
  };
}

const download = (url: string): Parameters<Files['download']>[0] => ({ url, name: 'x', limitBytes: 10, checked: false });
const redact = (text: string): string => text.replaceAll('secret', '***');
const nothing = files({});

test('what is read is kept with its hash, each once; of what looks secret or is no text the hash only', async () => {
  const { files: through, taken } = recorded(files({ a: 'one', b: 'a secret' }, { 'https://u:p@h.test/x?sig=1': 'two' }, ['three']), redact);
  await through.readText('a', 10);
  await through.readText('a', 10);
  await through.readText('b', 10);
  await through.download(download('https://u:p@h.test/x?sig=1'));
  expect(await through.download(download('https://h.test/none'))).toEqual({ why: 'it answered 404' });
  await through.cached(sha('three'));
  expect(await through.cached(sha('none'))).toBeUndefined();
  expect(taken()).toEqual([
    { name: 'a', sha256: sha('one'), text: 'one' },
    { name: 'b', sha256: sha('a secret') },
    { name: 'https://h.test/x', sha256: sha('two'), text: 'two' },
    { name: sha('three'), sha256: sha('three'), text: 'three' },
  ]);
});

test('bytes that are no text are not kept', async () => {
  const odd = { ...nothing, cached: () => Promise.resolve(new Uint8Array([0xff, 0xfe])) };
  const { files: through, taken } = recorded(odd, redact);
  await through.cached('h');
  expect(taken()).toEqual([{ name: 'h', sha256: sha(new Uint8Array([0xff, 0xfe])) }]);
});

test('what is kept answers in the place of files, downloads and the cache', async () => {
  const kept = [{ name: 'a', sha256: sha('one'), text: 'one' }, { name: 'https://h.test/x', sha256: sha('two'), text: 'two' }];
  const again = replayed(nothing, kept);
  expect(await again.readText('a', 10)).toBe('one');
  expect(await again.download(download('https://h.test/x?sig=9'))).toMatchObject({ bytes: bytes('two') });
  expect(Buffer.from((await again.cached(sha('two'))) ?? []).toString()).toBe('two');
  expect(await again.cached(sha('else'))).toBeUndefined();
  await expect(again.readText('b', 10)).rejects.toThrow('no b');
});

test('what is kept by its hash only is read again and has to be the same', async () => {
  const kept = [{ name: 'a', sha256: sha('one') }, { name: 'https://h.test/x', sha256: sha('two') }];
  const same = replayed(files({ a: 'one' }, { 'https://h.test/x': 'two' }), kept);
  expect(await same.readText('a', 10)).toBe('one');
  expect(await same.download(download('https://h.test/x'))).toMatchObject({ bytes: bytes('two') });
  const other = replayed(files({ a: 'uno', b: 'new' }, { 'https://h.test/x': 'due' }), kept);
  await expect(other.readText('a', 10)).rejects.toMatchObject({ code: 'PlanStale', exitCode: 5, message: expect.stringContaining('a was changed') });
  await expect(other.download(download('https://h.test/x'))).rejects.toMatchObject({ code: 'PlanStale' });
  expect(await other.readText('b', 10)).toBe('new');
  expect(await other.download(download('https://h.test/none'))).toEqual({ why: 'it answered 404' });
});
