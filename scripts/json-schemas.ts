import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { published } from './json-schemas/published.ts';

/** Writes docs/schemas anew: `node scripts/json-schemas.ts`. */
const folder = path.resolve(import.meta.dirname, '../docs/schemas');
await mkdir(folder, { recursive: true });
await Promise.all(Object.entries(published()).map(([name, text]) => writeFile(path.join(folder, name), text)));
