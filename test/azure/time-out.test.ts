import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline';
import type { PipelineResponse } from '@azure/core-rest-pipeline';
import { describe, expect, it } from 'vitest';
import { retryPolicy } from '../../src/azure/retry.ts';

const aborted = (): Error => Object.assign(new Error('The operation was aborted.'), { name: 'AbortError' });

function sending(reactions: ('abort' | number)[], abortSignal = new AbortController().signal) {
  const told: string[] = [];
  const policy = retryPolicy({ sleep: () => Promise.resolve(), random: () => 1, now: () => 0, onWait: (reason) => told.push(reason) });
  const request = createPipelineRequest({ url: 'https://arm.example/x?sig=secret', method: 'PUT', abortSignal });
  const answer = policy.sendRequest(request, (sent): Promise<PipelineResponse> => {
    const next = reactions.shift() ?? 'abort';
    return next === 'abort' ? Promise.reject(aborted()) : Promise.resolve({ status: next, headers: createHttpHeaders(), request: sent });
  });
  return { answer, told };
}

describe('a request that is not answered in time', () => {
  it('is sent again', async () => {
    const { answer, told } = sending(['abort', 200]);
    expect((await answer).status).toBe(200);
    expect(told).toEqual(['no answer in time']);
  });

  it('fails after some attempts, naming the request without its query', async () => {
    const { answer, told } = sending([]);
    await expect(answer).rejects.toMatchObject({ name: 'ArmError', status: 0, code: 'RequestTimeout', method: 'PUT', url: 'https://arm.example/x' });
    expect(told).toHaveLength(3);
  });

  it('is not taken for one that the user ended', async () => {
    const stop = new AbortController();
    stop.abort();
    const { answer, told } = sending(['abort', 200], stop.signal);
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(told).toEqual([]);
  });
});
