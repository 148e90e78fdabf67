import { describe, expect, it } from 'vitest';
import { setStatus } from '../../../../src/emulator/gateway/policies/set-status.ts';
import { runPolicy } from './run-policy.ts';

const expressions = { '@(code)': 418, '@(long)': 429n, '@(reason)': 'Too\r\nmany', '@(bad)': 42, '@(huge)': 1000 };

const rows: readonly (readonly [statement: string, xml: string, status: number, reason: string])[] = [
  ['code and reason', '<set-status code="401" reason="No token" />', 401, 'No token'],
  ['the usual reason where none is stated', '<set-status code="404" />', 404, 'Not Found'],
  ['no reason for a code that has none', '<set-status code="999" />', 999, ''],
  ['a code from an expression', '<set-status code="@(code)" reason="x" />', 418, 'x'],
  ['a long from an expression', '<set-status code="@(long)" reason="x" />', 429, 'x'],
  ['a reason in one line', '<set-status code="500" reason="@(reason)" />', 500, 'Too  many'],
  ['the code that is there where none is stated', '<set-status reason="Fine" />', 200, 'Fine'],
];

describe('set-status', () => {
  it.each(rows)('sets %s', async (_, xml, status, reason) => {
    const { call } = await runPolicy(setStatus, xml, { section: 'outbound', response: { headers: { A: '1' }, body: 'kept' }, expressions });
    expect([call.response?.status, call.response?.reason, call.response?.headers.get('A'), call.response?.body.bytes?.toString()]).toEqual([status, reason, '1', 'kept']);
  });

  it('makes a response where there is none', async () => {
    const { call } = await runPolicy(setStatus, '<set-status code="202" reason="Taken" />', { section: 'on-error' });
    expect([call.response?.status, call.response?.reason, call.ended]).toEqual([202, 'Taken', false]);
  });

  it.each(['@(bad)', '@(huge)'])('fails for a code that is none: %s', async (code) => {
    await expect(runPolicy(setStatus, `<set-status code="${code}" />`, { expressions })).rejects.toMatchObject({ source: 'set-status', reason: 'ExpressionValueEvaluationFailure' });
  });
});
