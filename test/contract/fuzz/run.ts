import { appendFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Json } from '../../../src/model/json.ts';
import { origin } from '../in-process.ts';
import type { Answer } from '../send.ts';
import { finished } from '../prepare/make.ts';
import { diceOf } from './dice.ts';
import { deviationsIn, faultKind, faultsOf, ownDeviations } from './judge.ts';
import { smaller } from './mutate.ts';
import { operationsIn } from './operations.ts';
import { randomRequest } from './request.ts';
import type { RandomRequest } from './request.ts';
import { newWorld } from './world.ts';

/**
 * Random requests to the local ARM: npm run fuzz:arm -- [--n 2000] [--seed 1] [--shown 20] [--coverage] [--record FILE]. Exit code 1 with a crash, a 500, an
 * answer that takes longer than a second, an acceptance of what the published specifications forbid, or an answer that they do not
 * know. `--record` writes what was accepted for ../shared/tools/arm-contract. Without ../shared only crashes, statuses and the form of errors are judged.
 */
const { values } = parseArgs({ options: { n: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, shown: { type: 'string', default: '20' }, coverage: { type: 'boolean' }, record: { type: 'string' } } });
const shared = path.resolve(import.meta.dirname, '../../../../shared');
const specs = path.join(shared, 'specs/arm/specification');
if (!existsSync(specs) && process.env['REQUIRE_SHARED'] === '1') throw new Error('random requests are judged by ../shared/specs/arm');
const operations = existsSync(specs) ? operationsIn(specs) : new Map();
const deviations = [...ownDeviations(), ...(existsSync(specs) ? deviationsIn(path.join(shared, 'tools/arm-contract/observed.json')) : [])];

/** So long a world lives: long enough for things to meet, short enough to stay small. */
const lifetime = 250;
const slowMs = 1000;

interface Failure {
  readonly index: number;
  readonly request: RandomRequest;
  readonly fault: string;
}

await run(Number(values.n), Number(values.seed));

async function run(n: number, seed: number): Promise<void> {
  const began = performance.now();
  const dice = diceOf(seed);
  const failures: Failure[] = [];
  const statuses = new Map<number, number>();
  const types = new Set<string>();
  const writes = new Map<string, { sent: number; accepted: number }>();
  let judged = 0;
  let world = await newWorld();
  let etags: string[] = [];
  for (let index = 0; index < n; index += 1) {
    if (index > 0 && index % lifetime === 0) {
      world = await newWorld();
      etags = [];
    }
    const request = randomRequest(dice, world, operations, etags);
    const outcome = await attempt(() => world.client.send(request));
    if ('fault' in outcome) {
      failures.push({ index, request, fault: outcome.fault });
      // What threw may have left things half done.
      world = await newWorld();
      continue;
    }
    const { answer } = outcome;
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    types.add(`${request.kind.provider}/${request.kind.type}`.toLowerCase());
    if (answer.status < 400) judged += 1;
    if (answer.status < 400 && values.record !== undefined) {
      const { method, path: address, headers, body } = request;
      appendFileSync(values.record, `${JSON.stringify({ method, url: `${origin}${address}`, headers: { 'content-type': 'application/json', ...headers }, body, status: answer.status, responseHeaders: answer.headers, responseBody: answer.body })}\n`);
    }
    if (request.isItem && !['GET', 'HEAD'].includes(request.method)) {
      const key = `${request.method} ${request.kind.provider}/${request.kind.type}`;
      const { sent, accepted } = writes.get(key) ?? { sent: 0, accepted: 0 };
      writes.set(key, { sent: sent + 1, accepted: accepted + (answer.status < 400 ? 1 : 0) });
    }
    if (answer.headers['etag']) etags.push(answer.headers['etag']);
    failures.push(...faultsOf(request, answer, operations, deviations).map((fault) => ({ index, request, fault })));
    if (answer.status < 400 && dice.chance(0.7)) {
      const end = await attempt(() => finished(world.client, answer));
      if ('fault' in end) failures.push({ index, request, fault: `poll: ${end.fault}` });
    }
  }
  await report(failures, seed);
  if (values.coverage) for (const [key, { sent, accepted }] of [...writes].toSorted()) console.log(`${key}: ${accepted} of ${sent} accepted`);
  const byStatus = [...statuses].toSorted((a, b) => a[0] - b[0]).map(([status, count]) => `${status}: ${count}`).join(', ');
  console.log(`${n} random requests, seed ${seed}, ${types.size} types, ${judged} accepted, in ${((performance.now() - began) / 1000).toFixed(1)} s (${byStatus}); ${failures.length} failures`);
  if (failures.length > 0) process.exitCode = 1;
}

async function attempt(send: () => Promise<Answer>): Promise<{ readonly answer: Answer } | { readonly fault: string }> {
  const began = performance.now();
  try {
    const answer = await send();
    const took = performance.now() - began;
    return took > slowMs ? { fault: `slow: ${took.toFixed(0)} ms` } : { answer };
  } catch (error) {
    return { fault: `crash: ${(error as Error).stack?.split('\n').slice(0, 4).join(' ') ?? String(error)}` };
  }
}

/** One failure of each kind, made as small as it stays one. */
async function report(failures: readonly Failure[], seed: number): Promise<void> {
  const kinds = new Map<string, Failure[]>();
  for (const failure of failures) {
    const kind = `${failure.request.method} ${failure.request.kind.type} ${faultKind(failure.fault)}`.replaceAll(/\d+/g, 'N');
    kinds.set(kind, [...(kinds.get(kind) ?? []), failure]);
  }
  for (const [, alike] of [...kinds].slice(0, Number(values.shown))) {
    const [first] = alike;
    if (!first) continue;
    const request = await shrunk(first);
    const headers = Object.entries(request.headers).map(([name, value]) => ` -H '${name}: ${value.slice(0, 80)}'`).join('');
    const body = request.body === undefined ? '' : ` -d '${(typeof request.body === 'string' ? request.body : JSON.stringify(request.body)).slice(0, 1500)}'`;
    console.log(`${first.fault.slice(0, 600)}\n  ${alike.length} times, first: --seed ${seed}, request ${first.index}\n  curl -X ${request.method} '$ARM${request.path.slice(0, 400)}'${headers}${body}`);
  }
  if (kinds.size > Number(values.shown)) console.log(`and ${kinds.size - Number(values.shown)} other kinds`);
}

/** In a world of its own; what needs more than the one request stays as it is. */
async function shrunk({ request, fault }: Failure): Promise<RandomRequest> {
  const fails = async (candidate: RandomRequest): Promise<boolean> => {
    const world = await newWorld();
    const outcome = await attempt(() => world.client.send(candidate));
    const faults = 'fault' in outcome ? [outcome.fault] : faultsOf(candidate, outcome.answer, operations, deviations);
    return faults.some((other) => faultKind(other) === faultKind(fault));
  };
  let smallest = request;
  if (request.body === undefined || typeof request.body === 'string' || !(await fails(request))) return request;
  for (let round = 0; round < 12; round += 1) {
    let found: RandomRequest | undefined;
    for (const body of smaller(smallest.body as Json).slice(0, 60)) {
      if (!(await fails({ ...smallest, body }))) continue;
      found = { ...smallest, body };
      break;
    }
    if (!found) break;
    smallest = found;
  }
  return smallest;
}
