import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readExplanations, sortOut } from './explained.ts';
import { readRecording } from './recording.ts';
import { replay } from './replay.ts';
import type { Replayed } from './replay.ts';
import { notServedIn, reportText } from './report.ts';

/**
 * Replays recordings of real ARM against the local one: npm run replay -- [FILES|FOLDER] [--json] [--verbose]. Exit code 1
 * with a difference that explained.json does not explain, or (over the shared recordings) an entry that explains nothing.
 */
const usual = path.resolve(import.meta.dirname, '../../../../shared/recordings');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' }, verbose: { type: 'boolean' } } });
const given = positionals.length > 0 ? positionals : [usual];

if (positionals.length === 0 && !existsSync(usual)) {
  if (process.env['REQUIRE_SHARED'] === '1') throw new Error('the replay needs ../shared/recordings');
  console.log('replay skipped: ../shared is not here');
} else {
  await run();
}

async function run(): Promise<void> {
  const files = given.flatMap((name) => (statSync(name).isDirectory() ? readdirSync(name).filter((file) => file.endsWith('.jsonl')).toSorted().map((file) => path.join(name, file)) : [name]));
  const runs: Replayed[] = [];
  let skipped = 0;
  for (const file of files) {
    const recording = readRecording(file);
    skipped += recording.skipped.length;
    if (recording.exchanges.length > 0) runs.push(await replay(recording));
  }
  const all = sortOut(runs.flatMap(({ differences }) => differences), readExplanations(path.join(import.meta.dirname, 'explained.json')));
  const sorted = given.every((name) => path.resolve(name) === usual) ? all : { ...all, unused: [] };
  if (values.json) {
    const explained = [...sorted.explained].map(([{ reason }, differences]) => ({ reason, differences }));
    console.log(JSON.stringify({ open: sorted.open, explained, unused: sorted.unused, notServed: Object.fromEntries(notServedIn(runs)), followed: runs.flatMap(({ followed }) => followed) }, undefined, 2));
  } else {
    console.log(reportText(runs, sorted, { verbose: values.verbose === true, skipped }));
  }
  if (sorted.open.length > 0 || sorted.unused.length > 0) process.exitCode = 1;
}
