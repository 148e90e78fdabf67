import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../src/policy/blocks/block.ts';
import { exhaustedBlocks } from '../../../../src/policy/blocks/exhausted-block.ts';
import type { ForwardAttributes } from '../../../../src/policy/blocks/forward-attributes.ts';
import { retryBlock } from '../../../../src/policy/blocks/retry-block.ts';
import type { RetrySetting } from '../../../../src/policy/blocks/retry-setting.ts';
import { routeBlock } from '../../../../src/policy/blocks/route-block.ts';
import type { RouteRow } from '../../../../src/policy/blocks/route-row.ts';
import type { TestBackend } from '../../../support/backend.ts';
import { account, json, oneTrip, startOurs, type Answer, type Blocks, type OurGateway } from './our-blocks-fixture.ts';

const statusRanges = [{ min: 429, max: 429 }];
const template = '/deployments/{deployment-id}/embeddings?api-version={api-version}';
const throttled = (seconds: string): Answer => [429, { 'Retry-After': seconds }];
const pool: RetrySetting = { name: 'pool', statusRanges, retries: 2, over: { kind: 'pool' } };
const list: RetrySetting = { name: 'list', statusRanges, retries: 2, over: { kind: 'list', ids: ['main', 'spill', 'last'] } };
const pooled: RouteRow = { model: 'gpt', deployment: 'gpt-4o', to: { kind: 'pool', id: 'both' }, retry: 'pool', by: 'pool' };
const listed: RouteRow = { model: 'gpt', to: { kind: 'list', ids: list.over.kind === 'list' ? list.over.ids : [] }, retry: 'list', by: 'burst' };
const ada: RouteRow = { model: 'ada', to: { kind: 'backend', id: 'main' }, by: 'import' };

function blocks(rows: readonly RouteRow[], settings: readonly RetrySetting[], inherited: ForwardAttributes = {}): Blocks {
  return [routeBlock({ modelFrom: { kind: 'path', parameter: 'deployment-id' }, template, unknown: 'refuse', rows }), retryBlock({ settings, otherwise: null, inherited }), ...exhaustedBlocks()];
}

interface Bursting {
  readonly ours: OurGateway;
  readonly backends: readonly TestBackend[];
  /** Status, Retry-After, and who answered. */
  call(model?: string): Promise<readonly (number | string | undefined)[]>;
  asked(): readonly number[];
}

/** Backends with answers in turn, `main` and `spill` in the pool `both`. */
async function bursting(answers: Readonly<Record<string, readonly Answer[]>>, written: Blocks, { options = '', breaker = oneTrip() }: { readonly options?: string; readonly breaker?: object } = {}): Promise<Bursting> {
  const ours = await startOurs(options);
  const backends: TestBackend[] = [];
  for (const [name, statuses] of Object.entries(answers)) backends.push(await ours.backend(name, statuses, breaker));
  await ours.put('/backends/both', { type: 'Pool', pool: { services: ['main', 'spill'].map((name, index) => ({ id: `/backends/${name}`, priority: index + 1 })) } });
  await ours.api('a', [`POST ${template}`]);
  await ours.blocks('/apis/a', 'api', [account('main')]);
  await ours.blocks('/apis/a/operations/op0', 'operation', written);
  return {
    ours,
    backends,
    call: async (model = 'gpt') => {
      const { status, headers, text } = await ours.call(`/a/deployments/${model}/embeddings?api-version=1`, json({ input: 'x' }));
      return [status, headers['retry-after'] as string | undefined, ...(status === 200 ? [text] : [])];
    },
    asked: () => backends.map(({ seen }) => seen.length),
  };
}

const message = 'All deployments that serve this model are throttled. Retry after the seconds that Retry-After names.';

describe('a pool', () => {
  it('answers from the spill in the same call, path rewritten once and body sent again; main is asked again when its breaker closes', async () => {
    const { ours, backends, call, asked } = await bursting({ main: [throttled('30'), 200], spill: [200] }, blocks([pooled], [pool]));
    expect(await call()).toEqual([200, undefined, 'spill 200']);
    expect(backends.map(({ seen }) => [seen[0]?.url, seen[0]?.body.toString()])).toEqual(Array.from({ length: 2 }, () => ['/openai/deployments/gpt-4o/embeddings?api-version=1', '{"input":"x"}']));
    await ours.advance('PT29S');
    expect([await call(), asked()]).toEqual([[200, undefined, 'spill 200'], [1, 2]]);
    await ours.advance('PT1S');
    expect([await call(), asked()]).toEqual([[200, undefined, 'main 200'], [2, 2]]);
  });

  it.each(['on-error', 'outbound'])('that is exhausted is a 429 with Retry-After where its 503 arrives in %s', async (exhaustedPool) => {
    const { ours, call, asked } = await bursting({ main: [throttled('30')], spill: [throttled('20')] }, blocks([pooled], [pool]), { options: `options: { exhaustedPool: ${exhaustedPool} }\n` });
    expect([await call(), asked()]).toEqual([[429, '20'], [1, 1]]);
    await ours.advance('PT5S');
    const reply = await ours.call('/a/deployments/gpt/embeddings?api-version=1', json({}));
    expect([reply.status, reply.reason, reply.headers['retry-after'], reply.headers['content-type'], reply.json, asked()]).toEqual([429, 'Too Many Requests', '15', 'application/json', { error: { code: '429', message } }, [1, 1]]);
  });

  it.each(['on-error', 'outbound'])('passes on a 503 that a member itself answered, with %s', async (exhaustedPool) => {
    const { ours, call, asked } = await bursting({ main: [503], spill: [200] }, blocks([pooled], [pool]), { options: `options: { exhaustedPool: ${exhaustedPool} }\n` });
    expect([await call(), asked()]).toEqual([[503, undefined], [1, 0]]);
    expect((await ours.call('/a/deployments/gpt/embeddings?api-version=1', json({}))).text).toBe('main 503');
  });

  it('leaves its last 429 as it is where the retries are used up before the members', async () => {
    const { ours, call, asked } = await bursting({ main: [throttled('30')], spill: [throttled('20')] }, blocks([pooled], [{ ...pool, retries: 1 }]));
    expect([await call(), asked()]).toEqual([[429, '20'], [1, 1]]);
    expect((await ours.call('/a/deployments/gpt/embeddings?api-version=1', json({}))).json).toMatchObject({ error: { message } });
  });

  it('without breakers has as many attempts as retries and one, and its 429 passes', async () => {
    const { call, asked } = await bursting({ main: [throttled('30')], spill: [200] }, blocks([pooled], [pool]), { breaker: {} });
    expect([await call(), asked()]).toEqual([[429, '30'], [3, 0]]);
  });

  it('repeats nothing of another model on the operation', async () => {
    const { call, asked } = await bursting({ main: [throttled('30'), 200], spill: [200] }, blocks([pooled, ada], [pool]), { breaker: {} });
    expect([await call('ada'), asked()]).toEqual([[429, '30'], [1, 0]]);
    expect(await call('other')).toEqual([400, undefined]);
  });

  it('keeps the time-out that was inherited', async () => {
    const { ours } = await bursting({ main: [200], spill: [200] }, blocks([pooled], [pool], { timeout: '@(int.Parse("60"))' }));
    expect((await ours.call('/a/deployments/gpt/embeddings?api-version=1', json({}))).status).toBe(200);
  });
});

describe('a list, without pool and breakers', () => {
  const statuses = (...main: readonly Answer[]) => ({ main, spill: [throttled('5'), 200], last: [200] });

  it('takes the next backend for each attempt, and stays with the last', async () => {
    const { backends, call, asked } = await bursting(statuses(throttled('30'), throttled('30'), 200), blocks([listed], [list]), { breaker: {} });
    expect([await call(), asked()]).toEqual([[200, undefined, 'last 200'], [1, 1, 1]]);
    expect([await call(), asked()]).toEqual([[200, undefined, 'spill 200'], [2, 2, 1]]);
    expect([await call(), asked()]).toEqual([[200, undefined, 'main 200'], [3, 2, 1]]);
    expect(new Set(backends.flatMap(({ seen }) => seen.map(({ url, body }) => `${url} ${body.toString()}`)))).toEqual(new Set(['/openai/deployments/gpt/embeddings?api-version=1 {"input":"x"}']));
  });

  it('ends with the last 429 when all are throttled, and asks the last again where retries are left', async () => {
    const { call, asked } = await bursting({ main: [throttled('30')], spill: [throttled('20')], last: [throttled('10')] }, blocks([listed], [{ ...list, retries: 3 }]), { breaker: {} });
    expect([await call(), asked()]).toEqual([[429, '10'], [1, 1, 2]]);
  });

  it('sends our token to each', async () => {
    const { backends, call } = await bursting(statuses(throttled('30')), blocks([listed], [list]), { breaker: {} });
    await call();
    expect(backends.map(({ seen }) => String(seen[0]?.headers.authorization).slice(0, 9))).toEqual(['Bearer ey', 'Bearer ey', 'Bearer ey']);
  });

  it.each(['on-error', 'outbound'])('answers 429 where a breaker that somebody else has put on the first is open, and asks nobody: burst warns of it, with %s', async (exhaustedPool) => {
    const { call, asked } = await bursting(statuses(throttled('30')), blocks([listed], [list]), { options: `options: { exhaustedPool: ${exhaustedPool} }\n` });
    expect([await call(), asked()]).toEqual([[200, undefined, 'last 200'], [1, 1, 1]]);
    expect([await call(), asked()]).toEqual([[429, '30'], [1, 1, 1]]);
  });

  it('passes on a 503 that a backend itself answered', async () => {
    const { call, asked } = await bursting({ main: [503], spill: [200], last: [200] }, blocks([listed], [list]), { breaker: {} });
    expect([await call(), asked()]).toEqual([[503, undefined], [1, 0, 0]]);
  });
});

describe('in the documents of others', () => {
  const document = (backend: string): string => `<policies><inbound><base /></inbound><backend>${backend}</backend><outbound><base /><set-header name="X-Theirs" exists-action="override"><value>1</value></set-header></outbound><on-error><base /><set-header name="X-Error" exists-action="override"><value>1</value></set-header></on-error></policies>`;

  it('a burst takes the place of their forward-request, fail-on-error-status-code left out', async () => {
    const { ours, call, asked } = await bursting({ main: [throttled('30'), 200], spill: [200] }, blocks([pooled], [pool]));
    const theirs: readonly Block[] = blocks([pooled], [pool]).map((block) => (block.kind === 'retry' ? retryBlock({ settings: [pool], otherwise: { timeout: '60', 'fail-on-error-status-code': 'true' }, inherited: {} }) : block));
    await ours.blocks('/apis/a/operations/op0', 'operation', theirs as Blocks, document('<forward-request timeout="60" fail-on-error-status-code="true" />'));
    expect([await call(), asked()]).toEqual([[200, undefined, 'spill 200'], [1, 1]]);
    const reply = await ours.call('/a/deployments/gpt/embeddings?api-version=1', json({}));
    expect([reply.status, reply.headers['x-theirs'], reply.headers['x-error']]).toEqual([200, '1', undefined]);
  });
});
