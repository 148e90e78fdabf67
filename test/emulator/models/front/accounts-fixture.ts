import { builtInRoles } from '../../../../src/emulator/arm/authorization/built-in-roles.ts';
import { roleAssignmentType } from '../../../../src/emulator/arm/authorization/role-assignment.ts';
import type { RoleAssignment } from '../../../../src/emulator/arm/authorization/role-assignment.ts';
import { accountType, deploymentType } from '../../../../src/emulator/arm/cognitive/account-content.ts';
import type { AccountContent, DeploymentContent } from '../../../../src/emulator/arm/cognitive/account-content.ts';
import { keysOf } from '../../../../src/emulator/arm/cognitive/account-keys.ts';
import { capabilitiesOf } from '../../../../src/emulator/arm/cognitive/model-families.ts';
import { noIdentity } from '../../../../src/emulator/arm/identity/resource-identity.ts';
import { marksOf } from '../../../../src/emulator/arm/marks.ts';
import { Store } from '../../../../src/emulator/arm/store.ts';
import { type OwnedClock, virtualClock } from '../../../../src/emulator/clock.ts';
import { faultBoard, readFaults } from '../../../../src/emulator/faults.ts';
import type { OutgoingRequest } from '../../../../src/emulator/gateway/world.ts';
import { newKeptResponses } from '../../../../src/emulator/models/answers/responses/kept-responses.ts';
import { newModelAccounts } from '../../../../src/emulator/models/front/model-accounts.ts';
import type { ModelOptions } from '../../../../src/emulator/models/options.ts';
import { newQuotas } from '../../../../src/emulator/models/quota/quotas.ts';
import type { ModelsWorld, TokenReading } from '../../../../src/emulator/models/world.ts';
import { seededRandom, uuidFrom } from '../../../../src/emulator/random.ts';
import type { Json, JsonObject } from '../../../../src/model/json.ts';

const author: AccountContent['author'] = { createdBy: 'a', createdAt: '', lastModifiedBy: 'a', lastModifiedAt: '' };
const group = '/subscriptions/s/resourceGroups/rg';
export const principal = '00000000-0000-0000-0000-000000000010';
/** Read as tokens of `principal`; the third part says what is special. */
export const tokens: Readonly<Record<string, TokenReading>> = {
  'a.good.token': { kind: 'principal', objectId: principal, audience: 'https://cognitiveservices.azure.com' },
  'a.slash.token': { kind: 'principal', objectId: principal, audience: 'https://cognitiveservices.azure.com/' },
  'a.foundry.token': { kind: 'principal', objectId: principal, audience: 'https://ai.azure.com' },
  'an.arm.token': { kind: 'principal', objectId: principal, audience: 'https://management.azure.com' },
  'an.old.token': { kind: 'expired' },
};

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly json: Json;
  readonly by: { readonly account: string; readonly deployment: string | null } | undefined;
}

export interface Asking {
  readonly method?: string;
  readonly token?: string | null;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless it is text or bytes. */
  readonly body?: JsonObject | string | Buffer;
  readonly signal?: AbortSignal;
}

export interface TestAccounts {
  readonly world: ModelsWorld;
  readonly clock: OwnedClock;
  readonly store: Store;
  account(name: string, content?: Partial<AccountContent>): string;
  deploy(account: string, name: string, model?: string, content?: Partial<DeploymentContent>): string;
  assign(role: string, scope: string, worksFrom?: number): void;
  faults(list: unknown): void;
  keys(account: string): { readonly key1: string; readonly key2: string };
  /** POST with a good token where nothing else is said. */
  ask(url: string, asking?: Asking): Promise<Reply>;
}

/** What was written to ARM, and the hosts over it. Nothing of it is there at first. */
export function testAccounts(options: ModelOptions = {}, rolePropagation = 0, latencyMs = 0): TestAccounts {
  const clock = virtualClock();
  const store = new Store(marksOf);
  const random = seededRandom(1);
  const faults = faultBoard();
  const world: ModelsWorld = {
    clock, random, store, options, rolePropagation, faults,
    newId: () => uuidFrom(random),
    readToken: (token) => tokens[token] ?? { kind: 'unknown' },
    latencyOf: () => latencyMs,
    quotas: newQuotas(options),
    responses: newKeptResponses(),
  };
  const handlerFor = newModelAccounts(world);
  const idOf = (name: string): string => `${group}/providers/${accountType}/${name}`;
  let assignments = 0;
  return {
    world, clock, store,
    account: (name, content = {}) => {
      const whole: AccountContent = {
        kind: 'OpenAI', location: 'swedencentral', sku: { name: 'S0' }, identity: noIdentity, customSubDomainName: name, publicNetworkAccess: 'Enabled', others: {}, provisioningState: 'Succeeded',
        author,
        ...content,
      };
      return store.put({ id: idOf(name), type: accountType, content: whole }).id;
    },
    deploy: (account, name, model = name, content = {}) => {
      const whole: DeploymentContent = {
        model: { format: 'OpenAI', name: model, version: '1' }, sku: { name: 'Standard', capacity: 10 }, tokensPerMinute: 10_000, requestsPerMinute: 600, capabilities: capabilitiesOf(model), versionUpgradeOption: '', raiPolicyName: '', spillover: null,
        author,
        ...content,
      };
      return store.put({ id: `${idOf(account)}/deployments/${name}`, type: deploymentType, content: whole }).id;
    },
    assign: (name, scope, worksFrom = 0) => {
      const role = builtInRoles.find((one) => one.name === name);
      if (!role) throw new Error(`no role ${name}`);
      assignments += 1;
      const content: RoleAssignment = {
        roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role.id}`, principalId: principal, principalType: 'ServicePrincipal', scope, worksFrom,
        condition: null, conditionVersion: null, description: null, delegatedManagedIdentityResourceId: null, createdOn: '', updatedOn: '', createdBy: '', updatedBy: '',
      };
      store.put({ id: `${scope}/providers/${roleAssignmentType}/${assignments}`, type: roleAssignmentType, content });
    },
    faults: (list) => {
      const read = readFaults(list);
      if ('problems' in read) throw new Error(read.problems.join());
      faults.set(read.faults);
    },
    keys: (name) => keysOf(idOf(name), store.find<AccountContent>(idOf(name))?.content.keyRounds),
    ask: async (address, asking = {}) => {
      const url = new URL(address);
      const handler = handlerFor(url.hostname);
      if (!handler) throw new Error(`${url.hostname} is asked on the network`);
      const answer = handler(outgoing(url, asking), asking.signal ?? new AbortController().signal);
      const { status, headers, body, by } = await answer;
      const parts: Buffer[] = [];
      for await (const part of Buffer.isBuffer(body) ? [body] : (body as AsyncIterable<Buffer>)) parts.push(part);
      const text = Buffer.concat(parts).toString();
      const named = Object.fromEntries(headers);
      return { status, headers: named, text, json: named['content-type'] === 'application/json' ? (JSON.parse(text) as Json) : null, by };
    },
  };
}

function outgoing(url: URL, { method = 'POST', token = 'a.good.token', key, headers = {}, body }: Asking): OutgoingRequest {
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  const sent = {
    host: url.host,
    ...(key === undefined ? {} : { 'api-key': key }),
    ...(token === null || key !== undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...headers,
  };
  return { method, url, headers: Object.entries(sent), body: Buffer.isBuffer(body) ? body : Buffer.from(isJson ? JSON.stringify(body) : (body ?? '')) };
}

export const openAiUser = 'Cognitive Services OpenAI User';

/** One account with a chat model, and a principal that may call it. */
export function oneAccount(options: ModelOptions = {}, latencyMs = 0): TestAccounts {
  const test = testAccounts(options, 0, latencyMs);
  const id = test.account('swe');
  test.deploy('swe', 'gpt-4o');
  test.assign(openAiUser, id);
  return test;
}

export const chatUrl = 'https://swe.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
export const hello: JsonObject = { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 10 };
