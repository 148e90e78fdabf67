import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Difference } from '../replay/difference.ts';
import { readExplanations, sortOut } from '../replay/explained.ts';
import { exchangeOf } from './exchange.ts';
import { operationsWithExamples } from './specification.ts';
import { tryExample } from './try-example.ts';

/**
 * Sends Azure's official examples to the local ARM: node test/contract/examples/run.ts [OPERATION…] [--verbose]. Exit code 1
 * with a refusal, or an answer of another shape, that explained.json does not explain.
 */
const specs = path.resolve(import.meta.dirname, '../../../../shared/specs/arm/specification');
const { values, positionals } = parseArgs({ allowPositionals: true, options: { verbose: { type: 'boolean' } } });

if (!existsSync(specs)) {
  if (process.env['REQUIRE_SHARED'] === '1') throw new Error('the check of the examples needs ../shared/specs/arm');
  console.log('examples skipped: ../shared is not here');
} else {
  await run();
}

async function run(): Promise<void> {
  const found: Difference[] = [];
  const notServed = new Map<string, number>();
  const counts = { accepted: 0, refused: 0, 'not served': 0 };
  for (const operation of operationsWithExamples(specs)) {
    if (positionals.length > 0 && !positionals.includes(operation.operationId)) continue;
    for (const example of operation.examples) {
      const exchange = exchangeOf(operation, example);
      if (!exchange) continue;
      const tried = await tryExample(operation.operationId, exchange);
      counts[tried.result] += 1;
      if (tried.result === 'not served') notServed.set(tried.type, (notServed.get(tried.type) ?? 0) + 1);
      else found.push(...(tried.result === 'refused' ? [tried.difference] : tried.differences));
    }
  }
  const sorted = sortOut(found, readExplanations(path.join(import.meta.dirname, 'explained.json')));
  for (const { area, file, kind, path: where, recorded, ours } of sorted.open) console.log(`${area} ${file}: ${kind}${where === '' ? '' : ` ${where}`}: example ${recorded}, ours ${ours}`);
  if (values.verbose) {
    for (const [{ reason }, differences] of sorted.explained) console.log(`explained, ${differences.length}: ${reason}`);
    for (const [type, count] of [...notServed].toSorted()) console.log(`not served: ${type}: ${count}`);
  }
  const unused = positionals.length > 0 ? [] : sorted.unused;
  for (const explanation of unused) console.log(`explains nothing: ${JSON.stringify(explanation)}`);
  const refusals = [...sorted.explained.values()].flat().filter(({ kind }) => kind === 'status' || kind === 'preparation').length;
  console.log(`examples: ${counts.accepted} accepted, ${counts.refused} refused (${refusals} as Azure would), ${counts['not served']} of types that are not served; ${sorted.open.length} unexplained`);
  if (sorted.open.length > 0 || unused.length > 0) process.exitCode = 1;
}
