import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestAzure, type TestAzure } from '../support/local-azure.ts';
import { runCli, type CliRun } from '../support/run-cli.ts';
import { worldOf } from '../support/world.ts';

const service = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-ai/providers/Microsoft.ApiManagement/service/apim-demo';
const apim = 'api-version=2024-05-01';
const args = ['import', '--service', 'apim-demo', '--account', 'aoai-swe', '--yes', '--json'];
const handMade = '<policies><inbound><base /><rate-limit calls="5" renewal-period="60" /></inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>';

/** Longer than the driver is patient. */
const forever = 15;

type World = Awaited<ReturnType<typeof worldOf>>;
interface Call {
  readonly method: string;
  readonly path: string;
  /** Of the calls with this method and path, counted from 1. */
  readonly nth: number;
}

/** Another description of the same surface: one operation more, and other words. */
const other = {
  openapi: '3.0.1',
  info: { title: 'Azure OpenAI of ours', version: '2025-01-01', contact: { name: 'The document' } },
  servers: [{ url: 'https://x.example/openai' }],
  paths: Object.fromEntries(
    ['chat/completions', 'completions', 'embeddings', 'audio/transcriptions', 'audio/translations', 'images/generations', 'audio/speech'].map((name) => [
      `/deployments/{deployment-id}/${name}`,
      { post: { operationId: `new-${name.replace('/', '-')}`, parameters: [{ name: 'deployment-id', in: 'path', required: true, schema: { type: 'string' } }], responses: { 200: { description: 'ok' } } } },
    ]),
  ),
};

let azure: TestAzure;
let before: World;
let clean: World;
let calls: readonly Call[] = [];

/** What others have in the service, beside which an import works. */
async function furnish(): Promise<void> {
  const made = [
    await azure.ask('PUT', `${service}/backends/theirs?${apim}`, { properties: { url: 'https://theirs.example', protocol: 'http', title: 'Theirs' } }),
    await azure.ask('PUT', `${service}/apis/theirs?${apim}`, { properties: { displayName: 'Theirs', path: 'theirs', protocols: ['https'], termsOfServiceUrl: 'https://theirs.example/terms' } }),
    await azure.ask('PUT', `${service}/apis/theirs/operations/health?${apim}`, { properties: { displayName: 'Health', method: 'GET', urlTemplate: '/health' } }),
    await azure.ask('PUT', `${service}/apis/theirs/policies/policy?${apim}`, { properties: { format: 'rawxml', value: handMade } }),
  ];
  if (made.some(({ status }) => status !== 201)) throw new Error(`furnishing: ${JSON.stringify(made.map(({ status, body }) => [status, body]))}`);
}

async function anew(): Promise<void> {
  await azure.control('faults', []);
  await azure.control('reset', {});
  await furnish();
  azure.forget();
}

/** What was written. Faults leave the service unasked, so what they refused or dropped is not there. */
function landed(): string {
  return azure.exchanges
    .filter(({ method, status }) => method !== 'GET' && status < 400)
    .map(({ method, url, body }) => `${method} ${url} ${JSON.stringify(body)}`)
    .join('\n');
}

/** The world that `make` makes: anew where something was written since. */
async function asMadeBy(make: () => Promise<void>): Promise<void> {
  await (landed() === '' ? azure.forget() : make());
}

beforeAll(async () => {
  azure = await startTestAzure({ refusals: true, edit: (demo) => demo.replace('userAssignedIdentities: []', 'userAssignedIdentities: [id-theirs]') });
  await anew();
  before = await worldOf(azure);
  azure.forget();
  const { code, stderr } = await runCli(azure, args);
  if (code !== 0) throw new Error(`a clean import ended with ${code}: ${stderr}`);
  calls = numbered();
  clean = await worldOf(azure);
});
afterAll(() => azure.stop());

function numbered(): readonly Call[] {
  const seen = new Map<string, number>();
  return azure.exchanges.map(({ method, url }) => {
    const glob = steady(new URL(url, 'https://x').pathname);
    const nth = (seen.get(`${method} ${glob}`) ?? 0) + 1;
    seen.set(`${method} ${glob}`, nth);
    return { method, path: glob, nth };
  });
}

/** A glob: names that are new in every Azure are left open. */
function steady(pathname: string): string {
  return pathname.replace(/\/roleAssignments\/[^/]+$/i, '/roleAssignments/*').replace(/\/(operationResults|operationStatuses|operationsStatuses)\/.*$/i, '/$1/**').replaceAll(/[0-9a-f]{24,}/g, '*');
}

/** What somebody else made is as it was, whatever happened to the run. */
function foreignOf(world: World): unknown {
  const theirs = Object.entries(world).filter(([id]) => id.includes('/theirs'));
  const list = (name: string): unknown => world[`${service}/${name}`].value.filter(({ name: each }: { name: string }) => each === 'theirs');
  return [theirs, list('backends'), list('apis'), Object.keys(world[service].identity.userAssignedIdentities)];
}

/** An end that people can act on: no stack trace, one JSON document, a code of the contract. */
function expectSensible(run: CliRun, codes: readonly number[], what: string): void {
  expect(run.stdout + run.stderr, what).not.toMatch(/\n\s+at .*(:\d+:\d+|node:)/);
  expect(codes, `${what}: ${run.stderr}`).toContain(run.code);
  if (run.code === 0) return;
  expect(run.json.error, what).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  expect(run.json.error.code, `${what}: ${run.json.error.message}`).not.toBe('Bug');
}

async function expectConverges(what: string, argv: readonly string[] = args, end: World = clean): Promise<void> {
  await azure.control('faults', []);
  expect(foreignOf(await worldOf(azure)), what).toEqual(foreignOf(before));
  const again = await runCli(azure, argv);
  expect(again.code, `${what}, then again: ${again.stderr}${JSON.stringify(again.json.error)}`).toBe(0);
  expect(await worldOf(azure), what).toEqual(end);
}

const refusal = (status: number, code: string) => ({ respond: { status, body: { error: { code, message: `made up: ${code}`, details: null } } } });

describe('an import in which one call fails', () => {
  /** What a failed run had written when what it left was looked at. The next run knows only Azure, so once is enough for all that left the same. */
  const looked = new Set<string>();

  test.each([
    ['with 500 for ever', refusal(500, 'InternalServerError'), forever],
    ['with 400', refusal(400, 'ValidationError'), 1],
    ['with 403', refusal(403, 'AuthorizationFailed'), 1],
    ['with 404', refusal(404, 'ResourceNotFound'), 1],
    ['by a broken connection, once', { drop: true }, 1],
    ['by a broken connection, for ever', { drop: true }, forever],
    ['with 412', refusal(412, 'PreconditionFailed'), 1],
  ])('%s: nothing of others is lost, and the next run ends where a clean one does', async (name, effect, times) => {
    for (const { method, path: to, nth } of calls) {
      if (name === 'with 412' && method === 'GET') continue;
      await asMadeBy(anew);
      const faults = Array.from({ length: times }, (_, again) => ({ match: { plane: 'arm', method, path: to, nth: nth + again }, ...effect }));
      expect((await azure.control('faults', faults)).status).toBe(200);
      const what = `${method} ${to} (${nth}) ${name}`;
      expectSensible(await runCli(azure, args), [0, 1, 4, 5, 7], what);
      const left = landed();
      if (looked.has(left)) continue;
      looked.add(left);
      await expectConverges(what);
    }
  }, 120_000);
});

describe('an import of another description, into an API to which its people have added', () => {
  let again: readonly string[];

  /** What is not stated, and a policy of an operation, which an import under another id would delete. */
  async function extended(): Promise<void> {
    await anew();
    expect((await runCli(azure, args)).code).toBe(0);
    const api = `${service}/apis/azure-openai`;
    const added = [
      await azure.ask('PATCH', `${api}?${apim}`, { properties: { termsOfServiceUrl: 'https://us.example/terms', contact: { name: 'Us' } } }, { 'if-match': '*' }),
      await azure.ask('PUT', `${api}/operations/ChatCompletions_Create/policies/policy?${apim}`, { properties: { format: 'rawxml', value: handMade } }),
      await azure.ask('PUT', `${api}/operations/health?${apim}`, { properties: { displayName: 'Health', method: 'GET', urlTemplate: '/health', description: 'is it there', responses: [{ statusCode: 204, description: 'yes' }] } }),
      await azure.ask('PUT', `${api}/operations/health/policies/policy?${apim}`, { properties: { format: 'rawxml', value: handMade } }),
    ];
    expect(added.map(({ status }) => status)).toEqual([200, 201, 201, 201]);
    azure.forget();
  }

  beforeAll(async () => {
    const file = path.join(azure.folder, 'other.json');
    writeFileSync(file, JSON.stringify(other));
    again = [...args, '--spec', file];
  });

  test('keeps that, whichever of its calls fails from its first write on', async () => {
    await extended();
    const run = await runCli(azure, again);
    expect(run.code, JSON.stringify(run.json.error)).toBe(0);
    const all = numbered();
    const steps = all.slice(all.findIndex(({ method }) => method === 'PUT'));
    expect(steps.length).toBeGreaterThan(5);
    const end = await worldOf(azure);
    expect(end[`${service}/apis/azure-openai/operations/ChatCompletions_Create/policies/policy?format=rawxml`].properties.value).toContain('rate-limit');
    expect(end[`${service}/apis/azure-openai/operations`].value.find(({ name }: { name: string }) => name === 'health').properties).toMatchObject({ description: 'is it there', responses: [{ statusCode: 204, description: 'yes' }] });
    expect(end[`${service}/apis/azure-openai/operations/health/policies/policy?format=rawxml`].properties.value).toContain('rate-limit');
    expect(end[`${service}/apis`].value.find(({ name }: { name: string }) => name === 'azure-openai').properties).toMatchObject({ termsOfServiceUrl: 'https://us.example/terms', contact: { name: 'Us' } });
    const looked = new Set<string>();
    for (const [effect, times] of [[refusal(500, 'InternalServerError'), forever], [refusal(400, 'ValidationError'), 1], [{ drop: true }, forever], [refusal(412, 'PreconditionFailed'), 1]] as const) {
      for (const { method, path: to, nth } of steps) {
        await asMadeBy(extended);
        await azure.control('faults', Array.from({ length: times }, (_, later) => ({ match: { plane: 'arm', method, path: to, nth: nth + later }, ...effect })));
        const what = `${method} ${to} (${nth}) ${JSON.stringify(effect)}`;
        expectSensible(await runCli(azure, again), [0, 1, 5, 7], what);
        const left = landed();
        if (looked.has(left)) continue;
        looked.add(left);
        await expectConverges(what, again, end);
      }
    }
  }, 120_000);
});

describe('an import that dies', () => {
  test('after any of its writes is finished by the next run', async () => {
    const puts = calls.filter(({ method }) => method === 'PUT').length;
    for (let written = 0; written < puts; written++) {
      await anew();
      await azure.control('faults', Array.from({ length: 40 }, (_, later) => ({ match: { plane: 'arm', method: 'PUT', nth: written + 1 + later }, drop: true })));
      await runCli(azure, args);
      await expectConverges(`after ${written} of ${puts}`);
    }
  }, 60_000);
});
