import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { policyTableText } from './policy-attributes/table-text.ts';

/** Run by hand when Microsoft's schemas of policies change: `node scripts/policy-table.ts --attributes FILE`, the file being their attributes as lines with tabs. */
const { attributes } = parseArgs({ options: { attributes: { type: 'string' } } }).values;
if (attributes === undefined) throw new Error('Say where the attributes are: --attributes FILE');
const target = path.resolve(import.meta.dirname, '../src/emulator/arm/policies/rules/policy-table.json');
writeFileSync(target, policyTableText(readFileSync(attributes, 'utf8')));
