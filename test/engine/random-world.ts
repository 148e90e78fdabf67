import * as fc from 'fast-check';
import type { Comparable } from '../../src/engine/comparable.ts';
import type { Derivations } from '../../src/engine/late.ts';
import { isObject } from '../../src/model/json.ts';
import type { Json, JsonObject } from '../../src/model/json.ts';
import type { Desired, Kind, Late } from '../../src/model/resource.ts';
import { fakeAzure, givenTo } from './fake-azure.ts';
import type { FakeAzure, FakeOptions } from './fake-azure.ts';

/** One resource of a random world: how it stands before, and how it is wanted. */
export interface Part {
  readonly kind: Kind;
  readonly prior: 'none' | 'same' | 'different' | 'partial';
  readonly want: 'present' | 'absent';
  readonly list: readonly number[];
  /** Which of the parts before it come first. */
  readonly needs: readonly number[];
  readonly locks: readonly string[];
  /** Takes over the value that the service gave to an earlier part. */
  readonly takes: number | undefined;
  /** Its name is made from that value. */
  readonly lateName: boolean;
}

const kinds: readonly Kind[] = ['identity', 'roleAssignment', 'backend', 'api', 'apiPolicy'];

const part: fc.Arbitrary<Part> = fc.record({
  kind: fc.constantFrom(...kinds),
  prior: fc.constantFrom('none', 'none', 'same', 'different', 'partial'),
  want: fc.constantFrom('present', 'present', 'present', 'absent'),
  list: fc.array(fc.nat(3), { maxLength: 3 }),
  needs: fc.array(fc.nat(20), { maxLength: 2 }),
  locks: fc.subarray(['service:s', 'api:x', 'api:y'], { maxLength: 2 }),
  takes: fc.option(fc.nat(20), { nil: undefined, freq: 2 }),
  lateName: fc.boolean(),
});

export const parts: fc.Arbitrary<readonly Part[]> = fc.array(part, { minLength: 1, maxLength: 10 }).map((all) => all.map((one, index) => tidy(all, one, index)));

function tidy(all: readonly Part[], one: Part, index: number): Part {
  const earlier = (number: number): number | undefined => (index === 0 ? undefined : number % index);
  const giver = one.takes === undefined ? undefined : earlier(one.takes);
  const takes = one.want === 'present' && giver !== undefined && all[giver]?.want === 'present' ? giver : undefined;
  const lateName = one.lateName && takes !== undefined;
  // Under a name that is not known yet, something else can only be found when it is too late to plan for it.
  const prior = lateName && one.prior !== 'none' ? 'same' : one.prior;
  return { ...one, prior, needs: [...new Set(one.needs.flatMap((need) => earlier(need) ?? []))], takes, lateName };
}

export const comparable: Comparable = (_kind, body) => {
  const properties = body.properties;
  if (!isObject(properties) || typeof properties.label !== 'string') return body;
  return { ...body, properties: { ...properties, label: properties.label.toLowerCase() } };
};

export const derivations: Derivations = { named: (value, [prefix]) => `${String(prefix)}${String(value).length}` };

/** The id under which a part stands in the end. */
export function idOf(all: readonly Part[], index: number): string {
  const it = all[index];
  if (it?.lateName !== true || it.takes === undefined) return `/w/Part${index}`;
  return `/w/part${index}/${String(derivations.named?.(givenTo(idOf(all, it.takes)), ['n']))}`;
}

function statedBody(index: number, list: readonly number[], reference: Json | undefined): JsonObject {
  return { properties: { label: `Part ${index}`, list, reference, inner: { number: index } } };
}

/** Stands before the first run. */
export function worldOf(all: readonly Part[], options: FakeOptions): FakeAzure {
  const azure = fakeAzure(options);
  all.forEach((it, index) => {
    const id = idOf(all, index);
    const giver = it.takes;
    const reference = giver === undefined ? undefined : givenTo(idOf(all, giver));
    const unstated = { given: givenTo(id), server: { default: true } };
    if (it.prior === 'same') azure.put(it.kind, id.toLowerCase(), { tag: 'kept', properties: { ...(statedBody(index, it.list, reference).properties as JsonObject), ...unstated } });
    if (it.prior === 'different') azure.put(it.kind, id, { properties: { label: 'other', list: [9, 9], reference: 'none', inner: { number: -1, kept: 1 }, ...unstated } });
    if (it.prior === 'partial') azure.put(it.kind, id, { tag: 'kept', properties: { label: `part ${index}`, inner: null, ...unstated } });
  });
  return azure;
}

/** What a command would want, from what is live: values that are known are stated, others are late. */
export function desiredOf(all: readonly Part[], azure: FakeAzure): readonly Desired[] {
  const stepIds = all.map((_, index) => (isNameLate(all, index, azure) ? `/w/part${index}/(known after apply)` : idOf(all, index)));
  return all.map((it, index) => {
    const { kind, want, locks, takes } = it;
    const live = azure.get(kind, idOf(all, index));
    const name = `given ${takes}`;
    const given = takes === undefined ? undefined : azure.get(all[takes]?.kind ?? 'api', idOf(all, takes)) && givenTo(idOf(all, takes));
    // A consumer that is not there yet names the value even if it is known: what stands already yields it too.
    const reference = takes !== undefined && (given === undefined || live === undefined) ? { late: name } : given;
    return {
      id: stepIds[index] ?? '',
      kind,
      label: `part ${index}`,
      want,
      body: want === 'absent' ? {} : statedBody(index, it.list, reference as Json | undefined),
      dependsOn: it.needs.map((need) => stepIds[need] ?? ''),
      locks,
      ...(want === 'present' && { yields: { [`given ${index}`]: ['properties', 'given'] } }),
      ...(isNameLate(all, index, azure) && { lateName: { late: name, via: 'named', args: ['n'] } satisfies Late }),
    };
  });
}

function isNameLate(all: readonly Part[], index: number, azure: FakeAzure): boolean {
  const it = all[index];
  return it?.lateName === true && it.takes !== undefined && azure.get(all[it.takes]?.kind ?? 'api', idOf(all, it.takes)) === undefined;
}

