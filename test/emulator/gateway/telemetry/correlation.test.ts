import { describe, expect, it } from 'vitest';
import { Headers } from '../../../../src/emulator/gateway/message/headers.ts';
import { correlate } from '../../../../src/emulator/gateway/telemetry/correlation.ts';
import type { NewHex } from '../../../../src/emulator/gateway/telemetry/correlation.ts';

function counter(): NewHex {
  let last = 0;
  return (digits) => {
    last += 1;
    return last.toString(16).padStart(digits, 'a');
  };
}

const trace = '0af7651916cd43dd8448eb211c80319c';
const span = 'b7ad6b7169203331';

describe('correlation by W3C trace context', () => {
  it('takes up the trace of the client, its span as the parent, and sends spans of its own with its flags', () => {
    const found = correlate('W3C', new Headers([['traceparent', `00-${trace}-${span}-00`]]), counter());
    const [first, second] = [found.child(), found.child()];
    expect([found.operationId, found.parentId]).toEqual([trace, span]);
    expect(first.header).toEqual(['traceparent', `00-${trace}-${first.id}-00`]);
    expect(new Set([found.id, first.id, second.id, span]).size).toBe(4);
  });

  it.each([
    ['nothing', []],
    ['what is no trace context', [['traceparent', 'x']]],
    ['a trace of zeros', [['traceparent', `00-${'0'.repeat(32)}-${span}-01`]]],
    ['a span of zeros', [['traceparent', `00-${trace}-${'0'.repeat(16)}-01`]]],
    ['version ff', [['traceparent', `ff-${trace}-${span}-01`]]],
    ['capital letters', [['traceparent', `00-${trace.toUpperCase()}-${span}-01`]]],
  ] as const)('begins a trace where the client sends %s', (_, headers) => {
    const found = correlate('W3C', new Headers(headers), counter());
    expect([found.operationId, found.parentId]).toEqual([`${'a'.repeat(31)}1`, '']);
    expect(found.child().header?.[1]).toMatch(/^00-a{31}1-[0-9a-f]{16}-01$/);
  });
});

describe('correlation by Request-Id', () => {
  it('has the root as the operation, and a number for each child', () => {
    const found = correlate('Legacy', new Headers([['Request-Id', '|root.a_']]), counter());
    expect([found.operationId, found.parentId, found.id]).toEqual(['root', '|root.a_', `|root.a_${'a'.repeat(15)}1.`]);
    expect([found.child().header, found.child().header]).toEqual([['Request-Id', `${found.id}1.`], ['Request-Id', `${found.id}2.`]]);
  });

  it('begins a root where there is none, and ends the parent with a dot', () => {
    expect(correlate('Legacy', new Headers(), counter()).id).toBe(`|${'a'.repeat(31)}1.${'a'.repeat(15)}2.`);
    expect(correlate('Legacy', new Headers([['Request-Id', 'plain']]), counter()).id).toMatch(/^plain\.a/);
  });
});

it('correlation by nothing sends nothing, but has ids', () => {
  const found = correlate('None', new Headers([['traceparent', `00-${trace}-${span}-01`]]), counter());
  expect([found.operationId.length, found.parentId, found.child().header]).toEqual([32, '', undefined]);
});
