import { describe, expect, it } from 'vitest';
import { exhaustedBlocks } from '../../../src/policy/blocks/exhausted-block.ts';
import { routeBlock } from '../../../src/policy/blocks/route-block.ts';
import type { Sent } from '../../support/paced-calls.ts';
import { servedBy, statusesOf } from '../../support/call-counts.ts';
import { overPool, retries, startExperiment, tripsAtOnce, type Experiment } from './experiment.ts';

const template = '/deployments/{deployment-id}/audio/transcriptions?api-version={api-version}';
const mib = 1024 * 1024;

/** A form with a file, so many bytes in all. */
function talk(bytes: number): Sent {
  const [head, tail] = ['--b\r\nContent-Disposition: form-data; name="file"; filename="talk.mp3"\r\nContent-Type: audio/mpeg\r\n\r\n', '\r\n--b--\r\n'];
  return {
    path: '/openai/deployments/whisper/audio/transcriptions?api-version=2024-10-21',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: Buffer.concat([Buffer.from(head), Buffer.alloc(bytes - head.length - tail.length, 1), Buffer.from(tail)]),
  };
}

/** Whisper on two accounts, three requests a minute each; with the policies of the mode `both`, or `breaker`. */
async function burst(sku: string, mode: 'both' | 'breaker'): Promise<Experiment> {
  const whisper = { name: 'whisper', model: 'whisper', version: '001', tokensPerMinute: 0, requestsPerMinute: 3 };
  const made = await startExperiment(['main', 'sub'].map((name) => ({ name, region: 'swedencentral', deployments: [whisper] })), { sku, operations: [`POST ${template}`] });
  for (const name of ['main', 'sub']) await made.entity(name, tripsAtOnce);
  await made.pool('pool', { main: { priority: 1 }, sub: { priority: 2 } });
  const row = { model: 'whisper', to: { kind: 'pool', id: 'pool' }, by: 'burst', ...(mode === 'both' ? { retry: 'pool' } : {}) } as const;
  const route = routeBlock({ modelFrom: { kind: 'path', parameter: 'deployment-id' }, template, unknown: 'refuse', rows: [row] });
  await made.document([route, ...(mode === 'both' ? [retries(overPool())] : []), ...exhaustedBlocks()], 'op1');
  return made;
}

describe('25 MB of sound, as much as the model takes', () => {
  const whole = talk(25 * mib);

  it('are refused by the v2 tiers where a retry has to hold them, documented at 2 MiB', async () => {
    const made = await burst('StandardV2', 'both');
    const [refused] = await made.run({ calls: 1 }, () => whole);
    expect([refused?.status, refused?.attempts]).toEqual([413, []]);
    const [fits, beyond] = await made.run({ calls: 2 }, (n) => talk(2 * mib + n));
    expect([fits?.status, beyond?.status, beyond?.attempts]).toEqual([200, 413, []]);
  });

  it('pass there where only breakers lead to the other account, at the price of one 429', async () => {
    const results = await (await burst('StandardV2', 'breaker')).run({ calls: 5 }, () => whole);
    expect([servedBy(results), statusesOf(results)]).toEqual([{ main: 3, sub: 1 }, { 200: 4, 429: 1 }]);
  });

  it('are sent again whole by the classic tiers', async () => {
    const results = await (await burst('Standard', 'both')).run({ calls: 4 }, () => whole);
    expect([servedBy(results), statusesOf(results), results[3]?.attempts.length]).toEqual([{ main: 3, sub: 1 }, { 200: 4 }, 2]);
    expect(results[3]?.text).toBe(results[0]?.text);
  });
});
