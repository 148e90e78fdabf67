import { appendFile, chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileJournal, readJournal } from '../../src/engine/journal.ts';
import type { JournalEntry } from '../../src/engine/journal.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'journal-'));
  path = join(folder, 'state', 'apim-llm', 'run.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const start: JournalEntry = { type: 'run-start', command: 'import', target: { service: 'apim' } };
const step: JournalEntry = {
  type: 'step-start',
  id: '/s/backends/b',
  kind: 'backend',
  label: 'backend b',
  action: 'update',
  body: { properties: { url: 'new' } },
  before: { properties: { url: 'old', list: [1, null, { a: true }] } },
  etagBefore: '"1"',
  sentUnseen: false,
  needs: ['/s'],
};
const ends: readonly JournalEntry[] = [
  { type: 'step-end', id: step.id, kind: 'backend', result: 'written', etag: '"2"' },
  { type: 'step-end', id: step.id, kind: 'backend', result: 'failed', error: 'ServiceLocked' },
  { type: 'run-end', status: 'ok' },
];

async function modeOf(name: string): Promise<string> {
  return ((await stat(name)).mode & 0o777).toString(8);
}

test('what is appended is read back, with its time', async () => {
  let time = 0;
  const journal = fileJournal(path, () => (time += 5));
  for (const entry of [start, step, ...ends]) await journal.append(entry);
  expect(await readJournal(path)).toEqual([start, step, ...ends].map((entry, index) => ({ ...entry, at: 5 * (index + 1) })));
});

test('entries appended side by side stand whole and in order', async () => {
  const journal = fileJournal(path, () => 0);
  const labels = Array.from({ length: 20 }, (_, index) => `b${index}`);
  await Promise.all(labels.map((label) => journal.append({ ...step, label })));
  expect((await readJournal(path)).map((entry) => 'label' in entry && entry.label)).toEqual(labels);
});

test('an entry is in the file when append ends', async () => {
  await fileJournal(path, () => 0).append(step);
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ type: 'step-start', id: step.id });
});

test('file and folders are for the user alone', async () => {
  await fileJournal(path, () => 0).append(start);
  expect(await modeOf(path)).toBe('600');
  expect(await modeOf(join(folder, 'state', 'apim-llm'))).toBe('700');
  expect(await modeOf(join(folder, 'state'))).toBe('700');
});

test('a file that others could read is closed to them, a folder that was there is left alone', async () => {
  await chmod(folder, 0o755);
  const open = join(folder, 'open.jsonl');
  await writeFile(open, '', { mode: 0o644 });
  await fileJournal(open, () => 0).append(start);
  expect(await modeOf(open)).toBe('600');
  expect(await modeOf(folder)).toBe('755');
});

test('a torn last line is left out, and a journal that continues drops it', async () => {
  await fileJournal(path, () => 1).append(start);
  await appendFile(path, '{"type":"step-start","id":"/ü');
  expect(await readJournal(path)).toEqual([{ ...start, at: 1 }]);
  await fileJournal(path, () => 2).append(step);
  expect(await readJournal(path)).toEqual([{ ...start, at: 1 }, { ...step, at: 2 }]);
});

test.each(['{"type":"run-start"', '{"type":"dance","at":1}', '{"type":"step-end","at":1,"id":"x","kind":"queue","result":"written"}', ''])(
  'a whole line that is no entry is named: %s',
  async (line) => {
    await fileJournal(path, () => 0).append(start);
    await appendFile(path, `${line}\n`);
    await expect(readJournal(path)).rejects.toMatchObject({ code: 'JournalUnreadable', message: expect.stringContaining('Line 2') });
  },
);

test('secrets are masked before they reach the file, and the entry says so', async () => {
  const journal = fileJournal(path, () => 0, (_kind, body) => ('secret' in body ? { ...body, secret: '***' } : body));
  await journal.append({ ...step, before: { secret: 'hunter2' } });
  await journal.append(step);
  expect(await readFile(path, 'utf8')).not.toContain('hunter2');
  const [masked, plain] = await readJournal(path);
  expect(masked).toMatchObject({ before: { secret: '***' }, redacted: true });
  expect(plain).not.toHaveProperty('redacted');
});

test('after a failure nothing more is accepted', async () => {
  await writeFile(join(folder, 'file'), '');
  const journal = fileJournal(join(folder, 'file', 'run.jsonl'), () => 0);
  await expect(journal.append(start)).rejects.toThrow('EEXIST');
  await rm(join(folder, 'file'));
  await expect(journal.append(step)).rejects.toThrow('EEXIST');
});
