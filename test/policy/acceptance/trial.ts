import type { Client } from '../../contract/send.ts';
import { inProcess } from '../../contract/in-process.ts';
import { estateOf } from '../../contract/prepare/estate.ts';
import { at } from '../../../src/model/json.ts';
import type { Json } from '../../../src/model/json.ts';
import { literalsOf, namedValuesOf, urlTemplateFor } from './documents.ts';
import type { PolicyFile } from './documents.ts';

export interface Trial {
  readonly file: string;
  /** Where it was taken; undefined where nowhere. */
  readonly accepted: string | undefined;
  /** What the local ARM said, at the scope that fits best. */
  readonly faults: readonly string[];
}

const version = '?api-version=2024-05-01';
const group = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg';
const service = `${group}/providers/Microsoft.ApiManagement/service/a`;

export const estate = estateOf({ subscriptions: ['00000000-0000-0000-0000-000000000001'], resourceGroups: ['rg'], services: [{ name: 'a', resourceGroup: 'rg', sku: 'Developer', identity: 'SystemAssigned' }], accounts: [] });

export async function newService(): Promise<Client> {
  const client = await inProcess(estate);
  await furnish(client);
  return client;
}

/** An API and a product, for policies to stand at. */
export async function furnish(client: Client): Promise<void> {
  await made(client, '/apis/a', { displayName: 'a', path: 'a', protocols: ['https'], subscriptionRequired: false });
  await made(client, '/products/a', { displayName: 'a' });
}

/** Puts a document or fragment where it may belong, with everything there that it names. */
export async function tryOut(client: Client, { file, kind, text }: PolicyFile, backendUrl = 'https://backend.example'): Promise<Trial> {
  await prepare(client, text, backendUrl);
  const answers: { readonly scope: string; readonly faults: readonly string[] }[] = [];
  for (const [scope, path] of kind === 'fragment' ? [['fragment', '/policyFragments/tried']] as const : placesFor(text)) {
    const faults = await faultsOf(client, path, text);
    if (faults.length === 0) return { file, accepted: scope, faults };
    answers.push({ scope, faults });
  }
  const best = answers.reduce((a, b) => (b.faults.length < a.faults.length ? b : a));
  return { file, accepted: undefined, faults: best.faults };
}

/** Without `<base />` it may be the service's. */
function placesFor(text: string): readonly (readonly [string, string])[] {
  const below = [['operation', '/apis/a/operations/a/policies/policy'], ['api', '/apis/a/policies/policy'], ['product', '/products/a/policies/policy']] as const;
  return /<base\s*\/?>/.test(text) ? below : [...below, ['service', '/policies/policy']];
}

async function prepare(client: Client, text: string, backendUrl: string): Promise<void> {
  await made(client, '/apis/a/operations/a', { displayName: 'a', method: 'POST', urlTemplate: urlTemplateFor(text), templateParameters: [...urlTemplateFor(text).matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => ({ name, type: 'string', required: true })) });
  for (const name of namedValuesOf(text)) await made(client, `/namedValues/${name}`, { displayName: name, value: '1' });
  for (const attribute of ['backend-id', 'embeddings-backend-id']) {
    for (const name of literalsOf(text, attribute)) await made(client, `/backends/${name}`, { url: backendUrl, protocol: 'http' });
  }
  for (const name of literalsOf(text, 'fragment-id')) await made(client, `/policyFragments/${name}`, { value: '<fragment />' });
  for (const name of literalsOf(text, 'logger-id')) {
    await made(client, `/loggers/${name}`, { loggerType: 'azureEventHub', credentials: { name: 'hub', connectionString: 'Endpoint=sb://hub.example/;SharedAccessKeyName=a;SharedAccessKey=b' } });
  }
}

/** A name that cannot be, such as a placeholder, is refused here and missed by the policy. */
async function made(client: Client, path: string, properties: Json): Promise<void> {
  const answer = await client.send({ method: 'PUT', path: `${service}${path}${version}`, body: { properties } });
  await settle(client, answer.headers['azure-asyncoperation']);
}

async function settle(client: Client, poll: string | undefined): Promise<Json | undefined> {
  if (poll === undefined) return undefined;
  for (let turn = 0; turn < 10; turn += 1) {
    const { body } = await client.send({ method: 'GET', path: poll });
    if (at(body, 'status') !== 'InProgress') return body;
  }
  return undefined;
}

async function faultsOf(client: Client, path: string, value: string): Promise<readonly string[]> {
  const answer = await client.send({ method: 'PUT', path: `${service}${path}${version}`, body: { properties: { value, format: 'rawxml' } } });
  const body = answer.status >= 400 ? answer.body : await settle(client, answer.headers['azure-asyncoperation']);
  const error = at(body, 'error');
  if (error === undefined) return [];
  const details = at(error, 'details');
  const messages = Array.isArray(details) ? details.map((detail) => at(detail, 'message')) : [at(error, 'message')];
  return messages.map(String);
}
