import { afterEach, describe, expect, it } from 'vitest';
import { attemptsPerCall, servedBy, statusesOf, stretchesOf } from '../support/call-counts.ts';
import { article, startWorld, type World } from './burst-world.ts';

let world: World;
afterEach(() => world.stop());

async function enabled(...more: readonly string[]): Promise<void> {
  world = await startWorld();
  const { code, stderr } = await world.run('burst', 'enable', '--main', 'main/gpt-4o', '--spill', 'sub/gpt-4o', '--yes', ...more);
  expect(code, stderr).toBe(0);
}

describe('one request of 1,010 tokens a second for ten minutes, upon a main of 10,000 tokens a minute', () => {
  it('with --preset article: nine from the main, three 429 to the client, then the sub until the breaker closes', async () => {
    await enabled('--preset', 'article');
    const results = await world.send(article, { calls: 600 });
    const cycles = Array.from({ length: 9 }, () => ['9 main 200', '3 main 429', '59 sub 200']).flat();
    expect(stretchesOf(results)).toEqual([...cycles.slice(0, -1), '20 sub 200']);
    expect([statusesOf(results), attemptsPerCall(results)]).toEqual([{ 200: 573, 429: 27 }, 1]);
  });

  it('with --mode retry: no client error, the main nine times a minute, 1.85 backend calls a request', async () => {
    await enabled('--mode', 'retry');
    const results = await world.send(article, { calls: 600 });
    expect(statusesOf(results)).toEqual({ 200: 600 });
    expect(servedBy(results)).toEqual({ main: 90, sub: 510 });
    expect(attemptsPerCall(results)).toBe(1.85);
  });

  it('with both, as by default: no client error, the main nine times a minute, and one call in vain each', async () => {
    await enabled();
    const results = await world.send(article, { calls: 600 });
    expect(statusesOf(results)).toEqual({ 200: 600 });
    expect(servedBy(results)).toEqual({ main: 90, sub: 510 });
    expect(attemptsPerCall(results)).toBeLessThanOrEqual(1.03);
    expect(results[9]?.attempts.map(({ account, status }) => `${account} ${status}`)).toEqual(['main 429', 'sub 200']);
  });
});
