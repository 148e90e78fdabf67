import { describe, expect, it } from 'vitest';
import { freshCalls, tailedCalls } from '../../../src/desired/queries/tail-rows.ts';
import type { LoggedCall } from '../../../src/model/logged-call.ts';
import { newTailSummary } from '../../../src/desired/queries/tail-summary.ts';

const names = ['RequestTime', 'RequestId', 'Operation', 'Model', 'ResultCode', 'RequestMs', 'AnswerRegion', 'Requests', 'Tokens', 'Number', 'Backend', 'Deployment', 'AttemptRegion', 'AttemptResult', 'AttemptMs'];
const columns = names.map((name) => ({ name, type: 'string' }));
const call = (id: string, at: number, more: Partial<LoggedCall> = {}): LoggedCall => ({ id, at, operation: 'chat', model: '', status: '200', ms: 1, region: '', count: 1, tokens: undefined, attempts: [], ...more });

describe('rows', () => {
  it('of one request are its attempts', () => {
    const rows = [
      ['1970-01-01T00:00:01Z', 'a', 'chat', 'gpt-4o', '200', 41, '', 4, 1021, 1, 'main.x', 'gpt-4o', 'Sweden Central', '429', 1],
      ['1970-01-01T00:00:01Z', 'a', 'chat', 'gpt-4o', '200', 41, '', 4, 1021, 2, 'sub.x', 'gpt-4o', 'East US', '200', 40],
      ['1970-01-01T00:00:02Z', 'b', 'chat', '', '400', 0, '', 1, null, null, '', '', '', '', null],
    ];
    expect(tailedCalls({ columns, rows })).toEqual([
      call('a', 1000, { model: 'gpt-4o', ms: 41, count: 4, tokens: 1021, attempts: [{ backend: 'main.x', deployment: 'gpt-4o', region: 'Sweden Central', status: '429', ms: 1 }, { backend: 'sub.x', deployment: 'gpt-4o', region: 'East US', status: '200', ms: 40 }] }),
      call('b', 2000, { status: '400', ms: 0 }),
    ]);
  });
});

describe('calls', () => {
  it('are told once, also those that come late, and none from before the start', () => {
    const fresh = freshCalls(1000, 500);
    expect([fresh.of([call('old', 999), call('a', 1000), call('c', 3000)]).map(({ id }) => id), fresh.from()]).toEqual([['a', 'c'], 2500]);
    expect(fresh.of([call('late', 2600), call('c', 3000), call('d', 3100)]).map(({ id }) => id)).toEqual(['late', 'd']);
    expect(fresh.of([call('late', 2600), call('c', 3000)])).toEqual([]);
    expect(fresh.from()).toBe(2600);
  });

  it('are never asked for from before the start', () => expect(freshCalls(1000).from()).toBe(1000));
});

describe('the sum', () => {
  it('counts a call for those that it stands for', () => {
    const sum = newTailSummary();
    sum.add(call('a', 0, { count: 4, tokens: 10, attempts: [{ backend: 'm', deployment: '', region: 'North', status: '429', ms: 0 }, { backend: 's', deployment: '', region: 'South', status: '200', ms: 0 }] }));
    sum.add(call('b', 0, { status: '429', region: 'North' }));
    sum.add(call('c', 0, { status: '500' }));
    sum.add(call('d', 0, { region: 'North' }));
    expect(sum.told()).toEqual({
      result: { requests: 7, ok: 5, throttled: 1, failed: 1, attempts: 8, tokens: 40, byRegion: { South: 4, North: 1 } },
      line: '7 calls: 5 ok, 1 from North, 4 from South, 1 throttled (429), 1 failed, 8 attempts',
    });
  });
});
