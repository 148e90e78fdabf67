import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/output/printable.ts';
import { plain } from '../../src/output/paint.ts';
import { probeLine } from '../../src/output/probe-line.ts';
import { probeView, trialLine } from '../../src/output/probe-view.ts';
import type { Trial } from '../../src/model/trial.ts';
import { summaryOf } from '../../src/probe/summary.ts';
import { samplesOf, type Made } from '../probe/samples.ts';

const [north, south] = ['Sweden Central', 'East US'];

describe('a line', () => {
  const lineOf = (made: Made, index = 263): string => probeLine({ ...(samplesOf(made)[0] as ReturnType<typeof samplesOf>[number]), index }, { requests: 600, startedAt: 0, width: 80, paint: plain });

  it.each([
    [{ at: 12_000, ms: 345, region: north }, '264 : 200 from Sweden Central                               345 ms   at 12.345 s'],
    [{ at: 0, ms: 0, status: 429, region: south, retryAfterMs: 21_500 }, '264 : 429 from East US, again in 22 s                         0 ms    at 0.000 s'],
    [{ at: 0, ms: 1, status: 429 }, '264 : 429                                                     1 ms    at 0.001 s'],
    [{ at: 0, ms: 1, status: 404, message: 'Resource not found' }, '264 : 404 Resource not found                                  1 ms    at 0.001 s'],
    [{ at: 500, ms: 120_000, status: 0 }, '264 : no answer (Timeout)                                120000 ms  at 120.500 s'],
  ])('of %o', (made, line) => {
    const shown = lineOf(made);
    expect(columnsOf(shown)).toBe(80);
    expect(shown).toBe(line);
  });

  it('is cut, and moves no terminal, whatever an answer says', () => {
    const shown = lineOf({ at: 0, ms: 1, status: 400, region: north, message: 'The model is\u001B[2J a very long way from what was asked for' });
    expect(columnsOf(shown)).toBe(80);
    expect(shown).toMatch(/^264 : 400 from Sweden Central: The model is.*… +1 ms +at 0\.001 s$/);
    expect(shown).not.toContain('\u001B');
  });

  it.each([
    [62, '264 : 429 from East US, again in 22 s       0 ms    at 0.000 s'],
    [61, '264 : 429 from East US, again in 22 s                    0 ms'],
    [52, '264 : 429 from East US, again in 22 s           0 ms'],
    [40, '264 : 429 from East US, again…      0 ms'],
    [34, '264 : 429 from East US, again in …'],
    [10, '264 : 429 from East US, a…'],
  ])('tells of times where there is room: %i columns', (width, line) => {
    const made = samplesOf({ at: 0, ms: 0, status: 429, region: south, retryAfterMs: 21_500 })[0] as ReturnType<typeof samplesOf>[number];
    expect(probeLine({ ...made, index: 263 }, { requests: 600, startedAt: 0, width, paint: plain })).toBe(line);
  });

  it('is numbered to the width of the last one', () => {
    expect(lineOf({ region: north }, 0)).toMatch(/^ {2}1 : 200 from Sweden Central /);
  });
});

describe('the summary', () => {
  const attempts = { byBackend: {}, retries: 1, withoutBackend: 1 };
  const samples = samplesOf(
    ...Array.from({ length: 100 }, (_, index) => ({ at: index * 20, ms: 10 + index, region: index < 60 ? north : south })),
    { at: 2100, ms: 1, status: 429, region: north },
    { at: 9000, ms: 12_345, region: south },
    { at: 9100, ms: 1, status: 0 },
    { at: 9200 },
  );
  const part = { requests: 3, share: 0.25, ok: 3, throttled: 0, failed: 0, latencyMs: { p50: 9999, p95: 10_000, p99: 98_765 }, attempts: 4, throttledAttempts: 1 };
  const summary = summaryOf(samples, () => ({ ...attempts, byBackend: { 'aoai-swe--gpt-4o--openai': part, short: part } }));

  it('can be read without colours in 80 columns', () => {
    const lines = probeView(summary, 200, 80, plain);
    expect(lines.filter((line) => columnsOf(line) > 80)).toEqual([]);
    expect(lines.join('\n')).toBe(`104 of 200 calls in 21.3 s: 102 ok, 1 throttled (429), 1 failed

region                calls     ok   share    429 failed     p50     p95     p99
East US                  41     41   40.2%      0      0   90 ms  108 ms  12.3 s
Sweden Central           61     60   58.8%      1      0   39 ms   66 ms   69 ms
(none named)              2      1    1.0%      0      1       –       –       –
all                     104    102  100.0%      1      1   59 ms  105 ms  109 ms

backend               calls     ok   share    429 failed     p50     p95     p99
aoai-swe--gpt-4o--openai
                          3      3   25.0%      0      0 9999 ms  10.0 s  98.8 s
short                     3      3   25.0%      0      0 9999 ms  10.0 s  98.8 s
8 attempts for 104 calls: 1 retry; 1 call came to no backend

timeline, 1 s a line: A East US, B Sweden Central, . no region, ! 429, x failed
      0 s  BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB  50 B
      1 s  AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABBBBBBBB  40 A, 10 B
      2 s  !  1 × 429
      3 s  nothing sent
      9 s  A.x  1 A, 1 ., 1 failed`);
  });

  it('can be read in 40 columns', () => {
    const lines = probeView(summary, 200, 40, plain);
    expect(lines.filter((line) => columnsOf(line) > 40)).toEqual([]);
    expect(lines.join('\n')).toBe(`104 of 200 calls in 21.3 s: 102 ok, 1
throttled (429), 1 failed

region
East US
  41 calls: 41 ok (40.2%), 0 throttled
  (429), 0 failed
  p50 90 ms, p95 108 ms, p99 12.3 s
Sweden Central
  61 calls: 60 ok (58.8%), 1 throttled
  (429), 0 failed
  p50 39 ms, p95 66 ms, p99 69 ms
(none named)
  2 calls: 1 ok (1.0%), 0 throttled
  (429), 1 failed
  p50 –, p95 –, p99 –
all
  104 calls: 102 ok (100.0%), 1
  throttled (429), 1 failed
  p50 59 ms, p95 105 ms, p99 109 ms

backend
aoai-swe--gpt-4o--openai
  3 calls: 3 ok (25.0%), 0 throttled
  (429), 0 failed
  p50 9999 ms, p95 10.0 s, p99 98.8 s
short
  3 calls: 3 ok (25.0%), 0 throttled
  (429), 0 failed
  p50 9999 ms, p95 10.0 s, p99 98.8 s
8 attempts for 104 calls: 1 retry; 1
call came to no backend

timeline, 1 s a line: A East US,
B Sweden Central, . no region, ! 429,
x failed
      0 s  BBBBBBBBBB  50 B
      1 s  AAAAAAAABB  40 A, 10 B
      2 s  !  1 × 429
      3 s  nothing sent
      9 s  A.x  1 A, 1 ., 1 failed`);
  });

  it('names no backend where none was asked', () => {
    const lines = probeView(summaryOf(samplesOf({ status: 401 }, { status: 401 }), () => ({ byBackend: {}, retries: 0, withoutBackend: 2 })), 2, 80, plain);
    expect(lines.join('\n')).toContain('\n\n0 attempts for 2 calls: 0 retries; 2 calls came to no backend\n');
    expect(lines.join('\n')).not.toContain('backend  ');
  });

  it('of one region has no row for all, and tells no backends where none can be seen', () => {
    const lines = probeView(summaryOf(samplesOf({ region: north }), () => undefined), 1, 80, plain);
    expect(lines).toHaveLength(7);
    expect(lines.join('\n')).not.toContain('backend');
  });

  it('of nothing is one line', () => {
    expect(probeView(summaryOf([], () => undefined), 20, 80, plain)).toEqual(['0 of 20 calls in 0.0 s: 0 ok, 0 throttled (429), 0 failed']);
  });
});

describe('what will be called', () => {
  const trial: Trial = {
    api: 'aoai', operation: { name: 'ChatCompletions_Create', method: 'POST', urlTemplate: '/x' }, capability: 'chat', model: 'gpt-4o', stream: true,
    request: { method: 'POST', url: 'https://x', headers: {}, body: undefined }, key: undefined, requests: 600, pace: { kind: 'rate', perSecond: 5 }, timeoutMs: 1, limits: { errors: undefined, regions: [] },
  };

  it.each([
    [trial, '600 calls for chat (gpt-4o) to aoai, 5 a second, streamed'],
    [{ ...trial, requests: 1, stream: false, capability: undefined, model: undefined, pace: { kind: 'clients', clients: 1 } } as Trial, '1 call for ChatCompletions_Create to aoai, one after the other'],
    [{ ...trial, stream: false, pace: { kind: 'clients', clients: 3 } } as Trial, '600 calls for chat (gpt-4o) to aoai, 3 clients'],
  ])('is one line', (made, line) => {
    expect(trialLine(made)).toBe(line);
  });
});
