import { parseArgs } from 'node:util';
import { policyFilesIn } from './documents.ts';
import { newService, tryOut } from './trial.ts';
import type { Trial } from './trial.ts';

/**
 * Puts every policy document and fragment below a folder into a local ARM: npm run policies:arm -- FOLDER. Tells how many were taken,
 * and what was said of the others, for reading: whether Azure would refuse them too is for people to judge.
 */
const [folder] = parseArgs({ allowPositionals: true }).positionals;
if (folder === undefined) throw new Error('Say where the policies are: npm run policies:arm -- FOLDER');

const trials: Trial[] = [];
const client = await newService();
for (const file of policyFilesIn(folder)) trials.push(await tryOut(client, file));

const refused = trials.filter(({ accepted }) => accepted === undefined);
const scopes = [...new Set(trials.flatMap(({ accepted }) => accepted ?? []))];
for (const scope of scopes) console.log(`taken as ${scope}: ${trials.filter(({ accepted }) => accepted === scope).length}`);
console.log(`\n${trials.length} files, ${trials.length - refused.length} accepted, ${refused.length} refused`);
for (const { file, faults } of refused) console.log(`\n${file}\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
