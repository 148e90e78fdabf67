import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { record } from './recording/record.ts';
import { asSvg } from './recording/svg.ts';

/** Records the demo of the README anew: `npm run build && node scripts/recording.ts`. */
const size = { columns: 104, rows: 30 };
const file = path.resolve(import.meta.dirname, '../docs/media/demo.svg');
await mkdir(path.dirname(file), { recursive: true });
await writeFile(file, asSvg(await record(size), size));
