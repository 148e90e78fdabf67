import { isExpression, type PolicyElement } from '../../../src/emulator/arm/policies/document.ts';
import { readPolicyDocument } from '../../../src/emulator/arm/policies/reader.ts';
import { Store } from '../../../src/emulator/arm/store.ts';
import { type OwnedClock, realClock, virtualClock } from '../../../src/emulator/clock.ts';
import { type Forwarding, newForwarding, type Reach } from '../../../src/emulator/gateway/backends/forwarding.ts';
import type { GatewayCall, Matched } from '../../../src/emulator/gateway/call.ts';
import { Body } from '../../../src/emulator/gateway/message/body.ts';
import { Headers } from '../../../src/emulator/gateway/message/headers.ts';
import { newPolicyMemory } from '../../../src/emulator/gateway/memory/policy-memory.ts';
import { Query } from '../../../src/emulator/gateway/message/query.ts';
import type { GatewayOptions } from '../../../src/emulator/gateway/options.ts';
import { computedBy, literally } from '../../../src/emulator/gateway/pipeline/literal.ts';
import { forwardRequest } from '../../../src/emulator/gateway/policies/forward-request.ts';
import { limitConcurrency } from '../../../src/emulator/gateway/policies/limit-concurrency.ts';
import { retry } from '../../../src/emulator/gateway/policies/retry.ts';
import { returnResponse } from '../../../src/emulator/gateway/policies/return-response.ts';
import { rewriteUri } from '../../../src/emulator/gateway/policies/rewrite-uri.ts';
import { sendOneWayRequest } from '../../../src/emulator/gateway/policies/send-one-way-request.ts';
import { sendRequest } from '../../../src/emulator/gateway/policies/send-request.ts';
import { setBackendService } from '../../../src/emulator/gateway/policies/set-backend-service.ts';
import { setVariable } from '../../../src/emulator/gateway/policies/set-variable.ts';
import { wait } from '../../../src/emulator/gateway/policies/wait.ts';
import type { Compiler, Computed, PolicyHandler, PolicyScope, Step } from '../../../src/emulator/gateway/step.ts';
import type { GatewayWorld, InProcessHost } from '../../../src/emulator/gateway/world.ts';
import type { JsonObject } from '../../../src/model/json.ts';

export const serviceId = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';

type Expression = (call: GatewayCall) => unknown;

export interface WorldOf {
  readonly options?: GatewayOptions;
  readonly reach?: Reach;
  readonly clock?: OwnedClock;
  /** Entities by name, as ARM keeps them. */
  readonly backends?: Readonly<Record<string, JsonObject>>;
  /** By host name. */
  readonly hosts?: Readonly<Record<string, InProcessHost>>;
  readonly random?: () => number;
  readonly token?: string;
}

export interface TestWorld extends GatewayWorld {
  readonly clock: OwnedClock;
}

export function backendId(name: string): string {
  return `${serviceId}/backends/${name}`;
}

export function putBackend(store: Store, name: string, content: JsonObject): void {
  store.put({ id: backendId(name), type: 'Microsoft.ApiManagement/service/backends', content });
}

export function testWorld({ options = {}, reach = {}, clock = virtualClock(), backends = {}, hosts = {}, random = () => 0.5, token }: WorldOf = {}): TestWorld {
  const store = new Store();
  for (const [name, content] of Object.entries(backends)) putBackend(store, name, content);
  const forwarding: Forwarding = newForwarding(options, reach);
  return {
    clock,
    random,
    newId: () => '00000000-0000-0000-0000-000000000002',
    store,
    options,
    forwarding,
    identityToken: (_, audience, clientId) => token && `${token} for ${audience}${clientId === undefined ? '' : ` of ${clientId}`}`,
    signingKeys: () => undefined,
    handlerFor: (host) => hosts[host],
    memory: newPolicyMemory(),
    emit: () => undefined,
  };
}

export function realWorld(of: Omit<WorldOf, 'clock'> = {}): TestWorld {
  return testWorld({ ...of, clock: realClock() });
}

export interface CallOf {
  readonly method?: string;
  /** As the client sent it, the API's path first. */
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Body;
  readonly serviceUrl?: string;
  readonly urlTemplate?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly traced?: boolean;
  readonly sku?: string;
  readonly backend?: string;
  readonly api?: Partial<Matched['api']>;
}

export function newCall(world: GatewayWorld, of: CallOf = {}): GatewayCall {
  const url = { scheme: 'https', host: 'apim.azure-api.net', port: 443, path: of.path ?? '/openai/things', query: Query.parse(of.query ?? '') };
  return {
    world,
    requestId: '00000000-0000-0000-0000-000000000001',
    startedAt: world.clock.now(),
    clientAddress: '127.0.0.1',
    signal: of.signal ?? new AbortController().signal,
    matched: {
      service: { id: serviceId, name: 'apim', region: 'Sweden Central', sku: of.sku ?? 'StandardV2' },
      api: { id: `${serviceId}/apis/openai`, name: 'openai', displayName: 'OpenAI', path: 'openai', revision: '1', version: '', isCurrent: true, serviceUrl: of.serviceUrl, protocols: ['https'], ...of.api },
      operation: { id: `${serviceId}/apis/openai/operations/op`, name: 'op', displayName: 'Op', method: 'GET', urlTemplate: of.urlTemplate ?? '/things', parameters: new Map(Object.entries(of.parameters ?? {})) },
      product: undefined,
      subscription: undefined,
    },
    originalUrl: { ...url, query: url.query.copy() },
    request: { method: of.method ?? 'GET', url, headers: new Headers(Object.entries({ Host: 'apim.azure-api.net', ...of.headers })), body: of.body ?? Body.empty() },
    response: undefined,
    backend: of.backend === undefined ? { kind: 'api' } : { kind: 'entity', id: backendId(of.backend) },
    rewritten: false,
    variables: new Map(),
    lastError: undefined,
    section: 'backend',
    ended: false,
    trace: of.traced ? [] : undefined,
    whenAnswered: [],
    onAnswer: [],
    whenOver: [],
  };
}

const known: readonly PolicyHandler[] = [forwardRequest, limitConcurrency, retry, returnResponse, rewriteUri, sendOneWayRequest, sendRequest, setBackendService, setVariable, wait];

export interface CompileOf {
  /** What expressions give, by their text. */
  readonly expressions?: Readonly<Record<string, Expression>>;
  readonly scope?: PolicyScope;
  /** Policies of the test's own, by element. */
  readonly steps?: Readonly<Record<string, Step>>;
}

/** The policy of this element, ready to run. */
export function compiled(xml: string, of: CompileOf = {}): Step {
  return stepOf(readPolicyDocument(xml, 'rawxml').root, of);
}

function stepOf(element: PolicyElement, of: CompileOf): Step {
  const own = of.steps?.[element.name];
  if (own) return own;
  const handler = known.find((one) => one.element === element.name);
  if (!handler) throw new Error(`the test has no <${element.name}>`);
  return handler.compile(element, compilerOf(element.name, of));
}

function compilerOf(path: string, of: CompileOf): Compiler {
  const expression = (text: string): Computed<unknown> => {
    if (!isExpression(text)) return literally(text);
    const given = of.expressions?.[text.trim()];
    if (!given) throw new Error(`the test does not say what ${text} gives`);
    return computedBy((call) => given(call));
  };
  const value = (element: PolicyElement, attribute: string): Computed<unknown> | undefined => {
    const found = element.attributes.find(({ name }) => name === attribute);
    return found && expression(found.value);
  };
  const as = <T>(convert: (found: unknown) => T) => (element: PolicyElement, attribute: string): Computed<T> | undefined => {
    const computed = value(element, attribute);
    if (computed?.literal !== undefined) return literally(convert(computed.literal));
    return computed && computedBy(async (call) => convert(await computed(call)));
  };
  const compiler: Compiler = {
    section: 'backend',
    scope: of.scope ?? 'api',
    documentScope: of.scope ?? 'api',
    path,
    serviceId,
    value,
    expression,
    text: as(String),
    flag: as((found) => found === true || found === 'true'),
    whole: as(Number),
    content: (element) => expression(element.children.map((node) => (node.kind === 'text' || node.kind === 'cdata' ? node.text : '')).join('')),
    sequence: (children) => {
      const steps = children.map((child) => stepOf(child, of));
      return async (call) => {
        for (const step of steps) if (!call.ended) await step(call);
      };
    },
    within: () => compiler,
  };
  return compiler;
}

/** A backend inside of the process that answers each request with the next of these, and the last for ever. */
export function answering(...answers: readonly (number | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string })[]): { readonly host: InProcessHost; readonly asked: { readonly url: string; readonly body: string; readonly headers: Headers }[] } {
  const asked: { url: string; body: string; headers: Headers }[] = [];
  return {
    asked,
    host: async ({ url, headers, body }) => {
      asked.push({ url: url.href, body: Buffer.isBuffer(body) ? body.toString() : 'a stream', headers: new Headers(headers) });
      const next = answers[Math.min(asked.length, answers.length) - 1] ?? 200;
      const { status, headers: sent = {}, body: text = '' } = typeof next === 'number' ? { status: next } : next;
      return { status, reason: '', headers: Object.entries(sent), body: Buffer.from(text) };
    },
  };
}
