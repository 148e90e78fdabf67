import type { ServerResponse } from 'node:http';
import { afterAll } from 'vitest';
import { accountBlock, type AccountBlock } from '../../../../src/policy/blocks/account-block.ts';
import type { Block } from '../../../../src/policy/blocks/block.ts';
import { withBlocks } from '../../../../src/policy/blocks/edit.ts';
import type { PolicyScope } from '../../../../src/policy/blocks/policy-scope.ts';
import { startBackend, type TestBackend } from '../../../support/backend.ts';
import { gatewayEstate, startGateway, type TestGateway } from '../gateway-fixture.ts';

export type Blocks = readonly [Block, ...(readonly Block[])];

/** A gateway with documents that our own editor wrote, in front of backends on the loopback. */
export interface OurGateway extends TestGateway {
  /** A document that we created, or ours put into `document`. */
  blocks(owner: string, scope: PolicyScope, blocks: Blocks, document?: string): Promise<void>;
  /** A backend entity; answers with these statuses in turn, the last for ever. `path` ends its URL. */
  backend(name: string, statuses: readonly Answer[], more?: object, path?: string): Promise<TestBackend>;
  advance(duration: string): Promise<void>;
}

/** A status and headers of an account's answer. */
export type Answer = number | readonly [status: number, headers: Readonly<Record<string, string>>];

const backends: TestBackend[] = [];

export async function startOurs(options = ''): Promise<OurGateway> {
  const gateway = await startGateway(gatewayEstate(options), 'virtual');
  return {
    ...gateway,
    blocks: (owner, scope, blocks, document) => gateway.put(`${owner}/policies/policy`, { format: 'rawxml', value: withBlocks(document, blocks, scope) }),
    backend: async (name, statuses, more = {}, path = '/openai') => {
      let turn = 0;
      const made = await startBackend((_, response) => answered(response, name, statuses[Math.min(turn++, statuses.length - 1)] ?? 200));
      backends.push(made);
      await gateway.put(`/backends/${name}`, { url: `${made.url}${path}`, protocol: 'http', ...more });
      return made;
    },
    advance: async (duration) => {
      const { status, body } = await gateway.control('clock', { advance: duration });
      if (status !== 200) throw new Error(JSON.stringify(body));
    },
  };
}

function answered(response: ServerResponse, name: string, answer: Answer): void {
  const [status, headers] = typeof answer === 'number' ? [answer, {}] : answer;
  response.writeHead(status, { 'Content-Type': 'text/plain', 'apim-request-id': name, ...headers }).end(`${name} ${status}`);
}

afterAll(async () => {
  await Promise.all(backends.splice(0).map((backend) => backend.stop()));
});

export const oneTrip = (more: object = {}): object => ({
  circuitBreaker: { rules: [{ name: 'r', failureCondition: { count: 1, interval: 'PT1M', statusCodeRanges: [{ min: 429, max: 429 }] }, tripDuration: 'PT1M', acceptRetryAfter: true, ...more }] },
});

export const account = (backend: string, more: Partial<AccountBlock> = {}): Block =>
  accountBlock({ backend, account: '/subscriptions/1/a', shape: 'openai', identity: null, clientId: null, audience: 'https://cognitiveservices.azure.com', spec: 'd', ...more });

export const json = (body: unknown): { method: string; headers: Record<string, string>; body: string } => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
