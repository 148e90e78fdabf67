import { parseArgs } from 'node:util';
import { UserError } from '../../../src/model/user-error.ts';
import { blockKinds, type BlockKind } from '../../../src/policy/blocks/block.ts';
import { withBlocks, withoutBlock } from '../../../src/policy/blocks/edit.ts';
import { canonical } from '../../../src/policy/document/canonical.ts';
import { printPolicyDocument } from '../../../src/policy/document/print.ts';
import { readPolicyDocument } from '../../../src/policy/document/read.ts';
import { serviceText } from '../blocks/service-text.ts';
import { documentsIn, type FoundDocument } from './found-documents.ts';
import { realBlocks } from './real-blocks.ts';

/**
 * Reads every policy document of a folder, prints it, and puts each kind of block in and takes it out: npm run policies -- FOLDER
 * [--shown 20]. Exit code 1 where a byte differs, 2 where there is nothing to read.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { shown: { type: 'string', default: '20' } } });
const shown = Number(values.shown);

interface Tally {
  equal: number;
  readonly refused: string[];
  readonly unequal: string[];
}

const newTally = (): Tally => ({ equal: 0, refused: [], unequal: [] });
const [folder, ...more] = positionals;
const lines: string[] = [];
process.exitCode = folder === undefined || more.length > 0 ? 2 : measure(folder);
process.stdout.write(`${(lines.length === 0 ? ['Name one folder of policy documents.'] : lines).join('\n')}\n`);

function measure(root: string): number {
  const documents = [...documentsIn(root)];
  const printed = newTally();
  const all = newTally();
  const served = newTally();
  const byKind = new Map<BlockKind, Tally>(blockKinds.map((kind) => [kind, newTally()]));
  for (const document of documents) {
    tried(printed, document, (text) => printPolicyDocument(readPolicyDocument(text)));
    if (printed.refused.at(-1)?.startsWith(`${document.name}: `) === true) continue;
    for (const [kind, tally] of byKind) tried(tally, document, (text) => withoutBlock(withBlocks(text, realBlocks[kind], 'operation'), kind));
    tried(all, document, (text) => blockKinds.reduce<string | undefined>((rest, kind) => rest && withoutBlock(rest, kind), withBlocks(text, blockKinds.toReversed().flatMap((kind) => realBlocks[kind]), 'operation')));
    tried(served, { ...document, text: canonical(document.text) }, () => canonical(blockKinds.reduce((rest, kind) => withoutBlock(rest, kind) ?? '', serviceText(withBlocks(document.text, blockKinds.flatMap((kind) => realBlocks[kind]), 'operation')))));
  }
  const rows = [['read and printed', printed] as const, ...byKind, ['all kinds', all] as const, ['all, through the service', served] as const];
  told(`${documents.length} documents`);
  for (const [name, { equal, refused, unequal }] of rows) told(`${name.padEnd(26)}${String(equal).padStart(5)} equal ${String(unequal.length).padStart(5)} unequal ${String(refused.length).padStart(5)} refused`);
  for (const [name, { unequal }] of rows) {
    for (const line of unequal.slice(0, shown)) told(`${name}, unequal: ${line}`);
  }
  for (const line of reasons(new Set(rows.flatMap(([, { refused }]) => refused)))) told(`refused: ${line}`);
  if (documents.length === 0) return 2;
  return rows.some(([, { unequal }]) => unequal.length > 0) ? 1 : 0;
}

function tried(tally: Tally, { name, text }: FoundDocument, change: (text: string) => string | undefined): void {
  try {
    if (change(text) === text) tally.equal += 1;
    else tally.unequal.push(name);
  } catch (error) {
    if (!(error instanceof UserError)) throw new Error(name, { cause: error });
    tally.refused.push(`${name}: ${error.code}: ${error.message}`);
  }
}

/** One line for each reason, with the first document that has it. */
function reasons(refused: Iterable<string>): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const line of refused) {
    const reason = line.slice(line.indexOf(': ') + 2).replaceAll(/\d+|<[\w-]+>/g, '…');
    groups.set(reason, [...(groups.get(reason) ?? []), line]);
  }
  return [...groups.values()].toSorted((a, b) => b.length - a.length).slice(0, shown).map((alike) => `${alike.length} x ${alike[0]}`);
}

function told(line: string): void {
  lines.push(line);
}
