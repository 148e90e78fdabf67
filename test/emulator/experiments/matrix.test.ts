import { describe, expect, it } from 'vitest';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import type { StatusRange } from '../../../src/policy/blocks/retry-setting.ts';
import { overPool, retries, routes, startExperiment, toPool, type Experiment } from './experiment.ts';

const only429 = [{ min: 429, max: 429 }];
/** Of a published sample: Apim-Samples, inference-failover. */
const wide = [{ min: 408, max: 408 }, { min: 429, max: 429 }, { min: 499, max: 500 }, { min: 502, max: 504 }];

async function burst(statusCodeRanges: readonly StatusRange[], errorReasons: readonly string[] = []): Promise<Experiment> {
  const made = await startExperiment([{ name: 'main', region: 'swedencentral' }, { name: 'sub', region: 'eastus' }]);
  const rule = { name: 'r', failureCondition: { count: 1, interval: 'PT1M', statusCodeRanges, errorReasons }, tripDuration: 'PT1M', acceptRetryAfter: true };
  for (const name of ['main', 'sub']) await made.entity(name, { circuitBreaker: { rules: [rule] } });
  await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
  await made.document([routes([toPool('pool', { retry: 'pool' })]), retries({ ...overPool(), statusRanges: statusCodeRanges }), ...exhaustedBlocks()]);
  return made;
}

/** What two calls get, and whom each of them asked, where these accounts answer with the status or drop the connection. */
async function twoCalls(made: Experiment, status: number | 'drop', broken: readonly string[]): Promise<readonly string[]> {
  await made.control('faults', broken.map((account) => ({ match: { plane: 'model', account }, ...(status === 'drop' ? { drop: true } : { respond: { status, body: { error: { code: String(status) } } } }) })));
  // Longer than any breaker is open.
  await made.control('clock', { advance: 'PT2M' });
  const results = await made.run({ calls: 2 });
  return results.map(({ status: got, attempts, headers }) => [got, ...attempts.map(({ backend }) => backend), ...(headers['retry-after'] === undefined ? [] : [`after ${String(headers['retry-after'])} s`])].join(' '));
}

const statuses = [200, 400, 401, 403, 404, 408, 409, 429, 499, 500, 502, 503, 504, 'drop'] as const;

describe('an answer of the main account, the other one being well', () => {
  it.each([['429 alone', only429, [429]], ['what a published sample has', wide, [408, 429, 499, 500, 502, 503, 504]]] as const)('leads to the other and opens the breaker where the rule has its status: %s', async (_, ranges, repeated) => {
    const made = await burst(ranges);
    for (const status of statuses) {
      const isRepeated = (repeated as readonly (number | string)[]).includes(status);
      const passed = status === 'drop' ? '500 main' : `${status} main`;
      expect([status, await twoCalls(made, status, ['main'])]).toEqual([status, isRepeated ? ['200 main sub', '200 sub'] : [passed, passed]]);
    }
  });
});

describe('an answer of all accounts', () => {
  it('is 429 with Retry-After where the rule has its status, a 503 among them; what it has not passes, a 503 among it', async () => {
    const [narrow, broad] = [await burst(only429), await burst(wide)];
    for (const [made, repeated] of [[narrow, [429]], [broad, [408, 429, 499, 500, 502, 503, 504]]] as const) {
      for (const status of statuses) {
        const isRepeated = (repeated as readonly (number | string)[]).includes(status);
        const passed = status === 'drop' ? '500 main' : `${status} main`;
        expect([status, await twoCalls(made, status, ['main', 'sub'])]).toEqual([status, isRepeated ? ['429 main sub after 60 s', '429 after 59 s'] : [passed, passed]]);
      }
    }
  });
});

describe('connections that break', () => {
  it('are counted where the rule names the reason: one is lost, and the next call goes to the other account', async () => {
    const made = await burst(only429, ['BackendConnectionFailure']);
    expect(await twoCalls(made, 'drop', ['main'])).toEqual(['500 main', '200 sub']);
    expect(await twoCalls(made, 'drop', ['main', 'sub'])).toEqual(['500 main', '500 sub']);
  });
});

describe('a rule', () => {
  async function with503s(failureCondition: object, nth: readonly number[]): Promise<readonly (string | undefined)[]> {
    const made = await startExperiment([{ name: 'main', region: 'swedencentral' }, { name: 'sub', region: 'eastus' }]);
    await made.entity('main', { circuitBreaker: { rules: [{ name: 'r', failureCondition, tripDuration: 'PT1M' }] } });
    await made.entity('sub');
    await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
    await made.document([routes([toPool()])]);
    await made.control('faults', nth.map((n) => ({ match: { plane: 'model', account: 'main', nth: n }, respond: { status: 503 } })));
    return (await made.run({ calls: 10 })).map(({ status, attempts }) => (status === 200 ? attempts[0]?.account ?? undefined : String(status)));
  }
  const statusCodeRanges = [{ min: 500, max: 599 }];

  it('with a percentage trips when that share of the answers within its interval are failures', async () => {
    expect(await with503s({ percentage: 50, interval: 'PT1M', statusCodeRanges }, [3, 5, 6])).toEqual(['main', 'main', '503', 'main', '503', '503', ...Array.from({ length: 4 }, () => 'sub')]);
    // The first one has left the interval of a second when the third comes: one of two.
    expect(await with503s({ percentage: 50, interval: 'PT1S', statusCodeRanges }, [3])).toEqual(['main', 'main', '503', ...Array.from({ length: 7 }, () => 'sub')]);
  });

  it('with a count trips at that many within its interval', async () => {
    expect(await with503s({ count: 2, interval: 'PT3S', statusCodeRanges }, [1, 5, 7])).toEqual(['503', 'main', 'main', 'main', '503', 'main', '503', 'sub', 'sub', 'sub']);
  });
});
