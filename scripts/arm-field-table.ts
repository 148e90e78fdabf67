import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { tableOf } from './arm-fields/rows.ts';
import { tableText } from './arm-fields/table-text.ts';

/** Run by hand after Azure publishes: `node scripts/arm-field-table.ts --specs FOLDER`, the folder being a checkout's `specification`. */
const { specs } = parseArgs({ options: { specs: { type: 'string' } } }).values;
if (specs === undefined) throw new Error('Say where the specifications are: --specs FOLDER');
const target = path.resolve(import.meta.dirname, '../src/emulator/arm/schema/table.json');
writeFileSync(target, tableText(tableOf(specs)));
