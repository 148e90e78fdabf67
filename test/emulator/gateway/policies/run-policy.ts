import type { Readable } from 'node:stream';
import { isExpression } from '../../../../src/emulator/arm/policies/document.ts';
import type { PolicyElement } from '../../../../src/emulator/arm/policies/document.ts';
import { readPolicyDocument } from '../../../../src/emulator/arm/policies/reader.ts';
import { Store } from '../../../../src/emulator/arm/store.ts';
import { virtualClock } from '../../../../src/emulator/clock.ts';
import { toText } from '../../../../src/emulator/expressions/run/to-text.ts';
import type { Value } from '../../../../src/emulator/expressions/run/value.ts';
import type { BackendChoice, GatewayCall, Matched, Section } from '../../../../src/emulator/gateway/call.ts';
import { Body } from '../../../../src/emulator/gateway/message/body.ts';
import { Headers } from '../../../../src/emulator/gateway/message/headers.ts';
import type { GatewayResponse } from '../../../../src/emulator/gateway/message/message.ts';
import { newPolicyMemory } from '../../../../src/emulator/gateway/memory/policy-memory.ts';
import { Query } from '../../../../src/emulator/gateway/message/query.ts';
import { computedBy, literally } from '../../../../src/emulator/gateway/pipeline/literal.ts';
import type { Compiler, Computed, PolicyHandler } from '../../../../src/emulator/gateway/step.ts';
import type { GatewayEvent, GatewayWorld } from '../../../../src/emulator/gateway/world.ts';

export const serviceId = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
export const apiId = `${serviceId}/apis/echo`;
export const operationId = `${apiId}/operations/get-echo`;

type Lines = readonly (readonly [name: string, value: string])[];

export interface Message {
  readonly headers?: Lines | Readonly<Record<string, string>>;
  readonly body?: string | Buffer | Readable;
}

/** The call that a policy runs on; what is not said is as plain as can be. */
export interface Setting {
  readonly section?: Section;
  readonly request?: Message & { readonly method?: string; readonly path?: string; readonly query?: string };
  readonly response?: Message & { readonly status?: number; readonly reason?: string };
  /** What expressions give, by their text: a value, or a function of the call, which may make it wait. */
  readonly expressions?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly store?: Store;
  readonly matched?: Partial<Matched>;
  readonly backend?: BackendChoice;
  readonly sku?: string;
  readonly limit?: number;
  readonly traced?: boolean;
  /** Where calls share a world, or one differs in something else. */
  readonly world?: Partial<GatewayWorld>;
}

export interface Ran {
  readonly call: GatewayCall;
  readonly events: readonly GatewayEvent[];
  /** Whether the step had to be waited for. */
  readonly waited: boolean;
}

/** Runs one policy on a call. `xml` is its element as policies are written, expressions unescaped. */
export async function runPolicy(handler: PolicyHandler, xml: string, setting: Setting = {}): Promise<Ran> {
  const element = readPolicyDocument(xml, 'rawxml').root;
  if (element.name !== handler.element) throw new Error(`${handler.element} cannot run <${element.name}>`);
  const step = handler.compile(element, testCompiler(setting, element.name));
  const events: GatewayEvent[] = [];
  const call = testCall(setting, (event) => void events.push(event));
  const waiting = step(call);
  await waiting;
  return { call, events, waited: waiting instanceof Promise };
}

export function responseText({ call }: Ran): string {
  return call.response?.body.bytes?.toString() ?? '';
}

export function requestText({ call }: Ran): string {
  return call.request.body.bytes?.toString() ?? '';
}

function testCompiler({ section = 'inbound', expressions = {} }: Setting, path: string): Compiler {
  const expression = (text: string): Computed<unknown> => {
    if (!isExpression(text)) return literally(text);
    const key = text.trim();
    if (!Object.hasOwn(expressions, key)) throw new Error(`the test does not say what ${key} gives`);
    const given = expressions[key];
    return computedBy((call) => (typeof given === 'function' ? (given(call) as unknown) : given));
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
    section,
    scope: 'api',
    documentScope: 'api',
    path,
    serviceId,
    value,
    expression,
    text: as((found) => toText(found as Value)),
    flag: as((found) => found === true || found === 'true'),
    whole: as(Number),
    content: (element) => expression(element.children.map((node) => (node.kind === 'text' || node.kind === 'cdata' ? node.text : '')).join('')),
    sequence: (children) => {
      throw new Error(`no policies inside of a policy here: ${children.map(({ name }) => name).join(', ')}`);
    },
    within: () => compiler,
  };
  return compiler;
}

function testCall(setting: Setting, emit: GatewayWorld['emit']): GatewayCall {
  const { request = {}, section = 'inbound', variables = {} } = setting;
  const url = { scheme: 'https', host: 'apim.azure-api.net', port: 443, path: request.path ?? '/echo/resource', query: Query.parse(request.query ?? '') };
  return {
    world: testWorld(setting, emit),
    requestId: '00000000-0000-0000-0000-000000000001',
    startedAt: Date.UTC(2026, 0, 1),
    clientAddress: '127.0.0.1',
    signal: new AbortController().signal,
    matched: { ...plainMatch, service: { ...plainMatch.service, sku: setting.sku ?? 'StandardV2' }, ...setting.matched },
    originalUrl: { ...url, query: url.query.copy() },
    request: { method: request.method ?? 'GET', url, headers: headersOf(request), body: bodyOf(request) },
    response: setting.response && responseOf(setting.response),
    backend: setting.backend ?? { kind: 'api' },
    rewritten: false,
    variables: new Map(Object.entries(variables)),
    lastError: undefined,
    section,
    ended: false,
    trace: setting.traced ? [] : undefined,
    whenAnswered: [],
    onAnswer: [],
    whenOver: [],
  };
}

export function responseOf(message: NonNullable<Setting['response']>): GatewayResponse {
  return { status: message.status ?? 200, reason: message.reason ?? 'OK', headers: headersOf(message), body: bodyOf(message) };
}

function headersOf({ headers = [] }: Message): Headers {
  return new Headers(Array.isArray(headers) ? (headers as Lines) : Object.entries(headers as Readonly<Record<string, string>>));
}

function bodyOf({ body = '' }: Message): Body {
  return typeof body === 'string' || Buffer.isBuffer(body) ? Body.of(body) : Body.from(body);
}

const plainMatch: Matched = {
  service: { id: serviceId, name: 'apim', region: 'Sweden Central', sku: 'StandardV2' },
  api: { id: apiId, name: 'echo', displayName: 'Echo', path: 'echo', revision: '1', version: '', isCurrent: true, serviceUrl: 'https://backend.example/base', protocols: ['https'] },
  operation: { id: operationId, name: 'get-echo', displayName: 'Get', method: 'GET', urlTemplate: '/resource', parameters: new Map([['id', '7']]) },
  product: undefined,
  subscription: undefined,
};

function testWorld({ store = new Store(), limit, world = {} }: Setting, emit: GatewayWorld['emit']): GatewayWorld {
  return {
    clock: virtualClock(),
    random: () => 0.5,
    newId: () => '00000000-0000-0000-0000-000000000002',
    store,
    options: { bufferedPayloadLimit: limit },
    identityToken: () => undefined,
    signingKeys: () => undefined,
    handlerFor: () => undefined,
    get forwarding(): never {
      throw new Error('nothing is forwarded here');
    },
    memory: newPolicyMemory(),
    emit,
    ...world,
  };
}
