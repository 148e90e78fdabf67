import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import builtinV1 from '../../templates/specs/builtin-v1.json' with { type: 'json' };
import builtin from '../../templates/specs/builtin.json' with { type: 'json' };
import { sharedFile } from '../support/shared.ts';
import { mutated, mutationNames } from './fuzz/mutations.ts';
import { faultOf, importOutcome, textOutcome, type Outcome } from './fuzz/outcome.ts';
import { randomOf } from './fuzz/random.ts';
import { textOf } from './fuzz/texts.ts';
import { toSwagger } from './fuzz/to-swagger.ts';
import { localImporter } from './local-import.ts';
import { publishedVersions } from './published.ts';
import { swagger } from './swagger.ts';

/** Without the published ones, where they are not there, these alone. */
const own: readonly JsonObject[] = [builtin, builtinV1, swagger, toSwagger(builtin)];
const published = publishedVersions
  .map((version) => sharedFile(`specs/aoai/${version}.json`))
  .filter((file) => existsSync(file))
  .map((file) => JSON.parse(readFileSync(file, 'utf8')) as JsonObject);
const all = [...own, ...own, ...published, ...published.slice(0, 3).map(toSwagger)];

const seeds = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, index) => from + index);

let arm: Awaited<ReturnType<typeof localImporter>>;
beforeAll(async () => {
  arm = await localImporter();
});

interface Tally {
  readonly faults: readonly string[];
  readonly taken: number;
  readonly refused: ReadonlySet<string>;
}

/** A fault names its seed and what was done. */
async function tally(which: readonly number[], run: (seed: number) => Promise<{ readonly outcome: Outcome; readonly what: string }>): Promise<Tally> {
  const faults: string[] = [];
  const refused = new Set<string>();
  let taken = 0;
  for (const seed of which) {
    const { outcome, what } = await run(seed).catch((error: unknown) => ({ outcome: { refused: `threw ${String(error)}` }, what: '' }) as const);
    if (outcome.refused?.startsWith('threw') === true) faults.push(`${seed}: ${outcome.refused}`);
    if (outcome.refused !== undefined) refused.add(outcome.refused);
    else taken += 1;
    const fault = await faultOf(outcome, arm);
    if (fault !== undefined) faults.push(`${seed} (${what}): ${fault}`);
  }
  return { faults, taken, refused };
}

describe('descriptions that were changed in many ways', () => {
  it('are refused, or taken by the importer with the operations that we tell, and need no further repair', async () => {
    const { faults, refused, taken } = await tally(seeds(1, 150), async (seed) => {
      const random = randomOf(seed);
      const { document, what } = mutated(random.pick(all), all, random);
      return { outcome: importOutcome(document), what };
    });
    expect(faults).toEqual([]);
    expect(taken).toBeGreaterThan(60);
    expect([...refused]).toContain('SpecNotImportable');
  });

  it('are so as JSON and YAML with broken bytes, too', async () => {
    const { faults, refused, taken } = await tally(seeds(5000, 120), async (seed) => {
      const random = randomOf(seed);
      const base = random.pick(own);
      const { document, what } = random.below(2) === 0 ? { document: base, what: 'nothing' } : mutated(base, own, random);
      return { outcome: await textOutcome(textOf(document, random)), what };
    });
    expect(faults).toEqual([]);
    expect(taken).toBeGreaterThan(25);
    expect([...refused]).toContain('SpecNotReadable');
  });

  it.each(mutationNames)('by %s are so', async (name) => {
    const { faults } = await tally(seeds(9000, 6), async (seed) => {
      const random = randomOf(seed);
      return { outcome: importOutcome(mutated(random.pick(own), all, random, [name, name]).document), what: name };
    });
    expect(faults).toEqual([]);
  });
});
