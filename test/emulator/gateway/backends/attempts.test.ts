import { describe, expect, it } from 'vitest';
import { type Attempt, newAttemptLog } from '../../../../src/emulator/gateway/attempts.ts';

const one: Omit<Attempt, 'n'> = { time: '2026-01-01T00:00:00.000Z', requestId: 'r', operation: 'op', backend: 'b', pool: null, host: 'h', account: null, deployment: null, clientRequestId: null, region: null, status: 200, attempt: 1, ms: 1, reason: null };

describe('the list of attempts', () => {
  it('is empty at first, and gives back what came after a number', () => {
    const log = newAttemptLog();
    expect(log.since(0)).toEqual({ attempts: [], dropped: 0 });
    for (const status of [200, 429, 200]) log.add({ ...one, status });
    expect(log.since(1).attempts.map(({ n, status }) => [n, status])).toEqual([[2, 429], [3, 200]]);
    expect(log.since(3)).toEqual({ attempts: [], dropped: 0 });
    expect(log.since(99)).toEqual({ attempts: [], dropped: 0 });
  });

  it('keeps the last ones in order and says how many are gone', () => {
    const log = newAttemptLog(3);
    for (let at = 0; at < 8; at += 1) log.add(one);
    expect(log.since(0)).toMatchObject({ attempts: [{ n: 6 }, { n: 7 }, { n: 8 }], dropped: 5 });
    expect(log.since(4)).toMatchObject({ attempts: [{ n: 6 }, { n: 7 }, { n: 8 }], dropped: 1 });
    expect(log.since(6)).toMatchObject({ attempts: [{ n: 7 }, { n: 8 }], dropped: 0 });
  });
});
