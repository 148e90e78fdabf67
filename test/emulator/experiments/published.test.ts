import { describe, expect, it } from 'vitest';
import { policyDocument } from '../gateway/gateway-fixture.ts';
import { attemptsPerCall, servedBy, statusesOf, stretchesOf } from '../../support/call-counts.ts';
import { callsInTurn } from '../../support/paced-calls.ts';
import { breaker, chatOf, pooled, routes, startExperiment, toPool, tripsAtOnce, type Experiment } from './experiment.ts';

const operation = '/apis/openai/operations/op0';

describe('AI-Gateway#163: three members of 1,000 tokens a minute, breakers upon one 429 for a minute, two retries', () => {
  const names = ['aa', 'bb', 'cc'];
  /** Calls are never equally long: one member is used up before the others. */
  const talk = (n: number) => chatOf([76, 78, 84][n % 3] ?? 0);

  async function lab(): Promise<Experiment> {
    const made = await startExperiment(names.map((name) => ({ name, region: 'westus', tokensPerMinute: 1000 })));
    for (const name of names) await made.entity(name, breaker(1));
    await made.pool('pool', { aa: {}, bb: {}, cc: {} });
    return made;
  }

  it('is 36 answers, then a minute of 503 that asks nobody, then answers again', async () => {
    const made = await lab();
    const retry = '<retry condition="@(context.Response.StatusCode == 429)" count="2" interval="0" first-fast-retry="true"><forward-request buffer-request-body="true" /></retry>';
    await made.policy(operation, { inbound: '<base /><set-backend-service backend-id="pool" />', backend: retry });
    const results = await made.run({ calls: 100 }, talk);
    expect(results.map(({ status }) => status)).toEqual([...Array.from({ length: 36 }, () => 200), ...Array.from({ length: 59 }, () => 503), ...Array.from({ length: 5 }, () => 200)]);
    // Published: 0.60 s for the first 503, 0.31 s for the others.
    expect(results.slice(35, 39).map(({ attempts }) => attempts.length)).toEqual([2, 2, 0, 0]);
  });

  it('is a minute of 429 with Retry-After with our policies', async () => {
    const made = await lab();
    await made.document(pooled());
    const results = await made.run({ calls: 100 }, talk);
    expect(statusesOf(results)).toEqual({ 200: 41, 429: 59 });
    expect(results.slice(36, 95).map(({ headers }) => headers['retry-after'])).toEqual(Array.from({ length: 59 }, (_, at) => String(59 - at)));
  });
});

describe('AI-Gateway PR 225: a first member of ten calls a minute, Retry-After accepted', () => {
  const ten = chatOf(1000);

  async function lab(): Promise<Experiment> {
    const made = await startExperiment([{ name: 'first', region: 'eastus', tokensPerMinute: 10_000 }, { name: 'second', region: 'westus' }, { name: 'third', region: 'southcentralus' }]);
    for (const name of ['first', 'second', 'third']) await made.entity(name, tripsAtOnce);
    await made.pool('pool', { first: { priority: 1 }, second: { priority: 2, weight: 50 }, third: { priority: 2, weight: 50 } });
    return made;
  }

  it('gives the eleventh call’s 429 to the client where the gateway does not retry', async () => {
    const made = await lab();
    await made.document([routes([toPool()])]);
    const results = await made.run({ calls: 20 }, () => ten);
    expect(stretchesOf(results).slice(0, 3)).toEqual(['10 first 200', '1 first 429', '1 third 200']);
    expect(servedBy(results)).toEqual({ first: 10, third: 5, second: 4 });
  });

  it('holds up a client that waits as told at every eleventh call, and never leads it to the others', async () => {
    const made = await lab();
    await made.document([routes([toPool()])]);
    const results = await callsInTurn(made, () => ten, { calls: 40, pauseMs: 880, waitsAsTold: true });
    expect([servedBy(results), statusesOf(results)]).toEqual([{ first: 40 }, { 200: 40 }]);
    // Published: 50 to 52 s.
    expect(results.slice(1).map(({ time }, n) => Math.round(time - (results[n]?.time ?? 0)))).toEqual(Array.from({ length: 39 }, (_, n) => ([10, 20, 30].includes(n) ? 52 : 1)));
  });

  it('holds up nobody with our policies', async () => {
    const made = await lab();
    await made.document(pooled());
    const results = await callsInTurn(made, () => ten, { calls: 40, pauseMs: 880, waitsAsTold: true });
    expect([servedBy(results), statusesOf(results), results.at(-1)?.time]).toEqual([{ first: 10, second: 15, third: 15 }, { 200: 40 }, 35.1]);
  });
});

describe('hyogrin’s lab: provisioned first, the other in case of 429', () => {
  const accounts = [{ name: 'first', region: 'eastus' }, { name: 'other', region: 'westus' }];
  const lab = async (switching: string) => {
    const made = await startExperiment(accounts);
    for (const { name } of accounts) await made.entity(name);
    const retry = `<retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0">${switching}<forward-request buffer-request-body="true" /></retry>`;
    await made.policy(operation, { inbound: '<base /><set-backend-service backend-id="first" />', backend: retry });
    return made.run({ calls: 15 });
  };
  const other = '<set-backend-service backend-id="other" />';

  it('asks the first for nothing, for what is inside of a retry runs before its condition is asked', async () => {
    const results = await lab(other);
    expect([servedBy(results), attemptsPerCall(results)]).toEqual([{ other: 15 }, 1]);
  });

  it('asks it for everything where the switch is guarded', async () => {
    const guarded = `<choose><when condition="@(context.Response != null &amp;&amp; context.Response.StatusCode == 429)">${other}</when></choose>`;
    expect(servedBy(await lab(guarded))).toEqual({ first: 15 });
  });

  it('has a breaker of its own that never trips: a backend’s 429 does not come to on-error', async () => {
    const made = await startExperiment([{ name: 'first', region: 'eastus', tokensPerMinute: 1000 }]);
    await made.put(`${operation}/policies/policy`, { format: 'rawxml', value: policyDocument({ inbound: '<base /><set-backend-service backend-id="first" />', onError: '<base /><set-header name="x-counted" exists-action="override"><value>1</value></set-header>' }) });
    const results = await made.run({ calls: 5 });
    expect([statusesOf(results), results.some(({ headers }) => 'x-counted' in headers)]).toEqual([{ 429: 5 }, false]);
  });
});
