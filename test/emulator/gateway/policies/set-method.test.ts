import { describe, expect, it } from 'vitest';
import { setMethod } from '../../../../src/emulator/gateway/policies/set-method.ts';
import { runPolicy } from './run-policy.ts';

describe('set-method', () => {
  it.each([
    ['a literal', '<set-method>POST</set-method>', 'POST'],
    ['white space around it is no part of it', '<set-method>\n PUT \n</set-method>', 'PUT'],
    ['in capitals', '<set-method>patch</set-method>', 'PATCH'],
    ['an expression', '<set-method>@(verb)</set-method>', 'DELETE'],
  ])('%s', async (_, xml, expected) => {
    const { call } = await runPolicy(setMethod, xml, { expressions: { '@(verb)': 'DELETE' } });
    expect(call.request.method).toBe(expected);
  });

  it('fails where it is no method', async () => {
    await expect(runPolicy(setMethod, '<set-method>GET /</set-method>')).rejects.toMatchObject({ source: 'set-method', message: "'GET /' is not an HTTP method." });
  });
});
