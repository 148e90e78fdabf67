import { Agent, request } from 'node:https';
import { readEstate } from '../../src/emulator/estate-file.ts';
import { startLocalAzure } from '../../src/emulator/start.ts';
import type { LocalAzure } from '../../src/emulator/start.ts';
import { median } from './rounds.ts';
import { table } from './table.ts';

const clients = 200;
const perApi = 10;
const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
const estate = JSON.stringify({ resourceGroups: ['rg'], services: [{ name: 'apim', resourceGroup: 'rg', region: 'westeurope' }] });
const policy = '<policies><inbound><base /><set-backend-service backend-id="NAME" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';

type Send = (method: string, path: string, body?: unknown) => Promise<{ readonly status: number; readonly body: unknown }>;

/**
 * How the time per resource grows with what is there: the tenth thousand against the first, of APIs with a backend, operations
 * and policies each, made by 200 clients at once over TLS, read, and listed page by page. Wrong answers fail the benchmark.
 */
export async function scale(count: number): Promise<string> {
  await measured(2);
  const samples: { readonly first: Times; readonly tenth: Times }[] = [];
  for (let round = 0; round < Math.max(1, Math.min(3, Math.floor(count / 3))); round += 1) samples.push(await measured(10));
  const rows = (['write', 'read', 'list'] as const).map((what) => {
    const [first, tenth] = (['first', 'tenth'] as const).map((which) => median(samples.map((sample) => sample[which][what])));
    return [`${what} one, µs`, ((first ?? 0) * 1000).toFixed(0), ((tenth ?? 0) * 1000).toFixed(0), ((tenth ?? 0) / (first ?? 1)).toFixed(2), '<= 1.5'];
  });
  return table([[`local ARM, ${clients} clients`, '1st 1,000', '10th 1,000', 'ratio', 'budget'], ...rows]);
}

/** Milliseconds per resource. */
interface Times {
  readonly write: number;
  readonly read: number;
  readonly list: number;
}

/** Of so many thousands. */
async function measured(thousands: number): Promise<{ readonly first: Times; readonly tenth: Times }> {
  const azure = await startLocalAzure({ estate: readEstate(estate, 'bench') });
  const agent = new Agent({ ca: azure.ca, keepAlive: true, maxSockets: clients });
  const send = senderOf(azure, agent);
  const lists = ['apis', 'backends'].map((kind) => `${service}/${kind}?api-version=2024-05-01`);
  try {
    // Every connection is made, and the code is warm, before anything counts.
    await atOnce(Array.from({ length: clients * 5 }, () => `${service}?api-version=2024-05-01`), async (path) => expectStatus(send('GET', path), 200));
    const already = await listed(send, lists);
    const batches: Times[] = [];
    for (let batch = 0; batch < thousands; batch += 1) {
      const names = Array.from({ length: 1_000 / perApi }, (_, index) => `api-${batch}-${index}`);
      const write = await timed(() => inSteps(names, (path, name, index) => expectStatus(send('PUT', path, { properties: propertiesOf(name, index) }), 201)));
      const read = await timed(() => inSteps(names, (path) => expectStatus(send('GET', path), 200)));
      const expected = already + (batch + 1) * names.length * lists.length;
      let found = 0;
      const list = await timed(async () => void (found = await listed(send, lists)));
      if (found !== expected) throw new Error(`listed ${found} instead of ${expected}`);
      batches.push({ write: write / 1_000, read: read / 1_000, list: list / found });
    }
    const [first, tenth] = [batches[0], batches.at(-1)];
    if (!first || !tenth) throw new Error('nothing was measured');
    return { first, tenth };
  } finally {
    agent.destroy();
    await azure.stop();
  }
}

/** What others refer to comes first: all backends, then all APIs, then their operations and policies. */
async function inSteps(names: readonly string[], work: (path: string, name: string, index: number) => Promise<void>): Promise<void> {
  for (const steps of [[0], [1], [2, 3, 4, 5, 6, 7], [8, 9]]) {
    const tasks = names.flatMap((name) => steps.map((index) => ({ name, index, path: pathsOf(name)[index] ?? '' })));
    await atOnce(tasks, ({ path, name, index }) => work(path, name, index));
  }
}

async function listed(send: Send, lists: readonly string[]): Promise<number> {
  let found = 0;
  for (const list of lists) found += await all(send, list);
  return found;
}

function pathsOf(name: string): readonly string[] {
  const api = `${service}/apis/${name}`;
  const operations = Array.from({ length: 6 }, (_, index) => `${api}/operations/op-${index}`);
  return [`${service}/backends/${name}`, api, ...operations, `${api}/policies/policy`, `${operations[0]}/policies/policy`].map((path) => `${path}?api-version=2024-05-01`);
}

function propertiesOf(name: string, index: number): object {
  if (index === 0) return { url: `https://${name}.example`, protocol: 'http' };
  if (index === 1) return { displayName: name, path: name, protocols: ['https'] };
  return index < 8 ? { displayName: `Operation ${index}`, method: 'POST', urlTemplate: `/op-${index}` } : { format: 'xml', value: policy.replace('NAME', name) };
}

async function expectStatus(answer: ReturnType<Send>, status: number): Promise<void> {
  const got = await answer;
  if (got.status !== status) throw new Error(`${got.status} instead of ${status}: ${JSON.stringify(got.body)}`);
}

/** Every page; how many items there were. Names that come twice fail. */
async function all(send: Send, first: string): Promise<number> {
  const names = new Set<string>();
  let seen = 0;
  for (let next: string | undefined = first; next !== undefined; ) {
    const { body } = await send('GET', next);
    const page = body as { readonly value: readonly { readonly name: string }[]; readonly nextLink?: string };
    for (const { name } of page.value) names.add(name);
    seen += page.value.length;
    next = page.nextLink;
  }
  if (names.size !== seen) throw new Error(`${seen - names.size} items came twice`);
  return seen;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Work shared by all the clients, each one with one request at a time. */
async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

function senderOf(azure: LocalAzure, agent: Agent): Send {
  const { hostname, port } = new URL(azure.ready.arm);
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${azure.ready.token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
      const sent = request({ agent, hostname, port, method, path: path.replace(azure.ready.arm, ''), headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: answer.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) });
        });
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
}
