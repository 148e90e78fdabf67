import { describe, expect, it } from 'vitest';
import { ClrArray, ClrBytes } from '../../../../src/emulator/expressions/run/arrays.ts';
import { PolicyFault } from '../../../../src/emulator/gateway/fault.ts';
import { setVariable } from '../../../../src/emulator/gateway/policies/set-variable.ts';
import { runPolicy } from './run-policy.ts';

const bytes = new ClrBytes(new Uint8Array([1]));
const json = { clrType: 'Newtonsoft.Json.Linq.JObject' };
const expressed = '<set-variable name="x" value="@(e)" />';

const kept: readonly (readonly [statement: string, xml: string, value: unknown, expected: unknown])[] = [
  ['keeps a literal as text, whatever it looks like', '<set-variable name="x" value="5" />', undefined, '5'],
  ['keeps an int', expressed, 5, 5],
  ['keeps a long', expressed, 5n, 5n],
  ['keeps a bool', expressed, true, true],
  ['keeps a string', expressed, 'a', 'a'],
  ['keeps null', expressed, null, null],
  ['keeps bytes', expressed, bytes, bytes],
  ['keeps JSON of Newtonsoft', expressed, json, json],
];

const refused: readonly (readonly [type: string, value: unknown])[] = [
  ['System.String[]', new ClrArray('System.String', ['a'])],
  ['Microsoft.Azure.ApiManagement.IResponse', { clrType: 'Microsoft.Azure.ApiManagement.IResponse' }],
  ['System.Collections.Generic.List', { clrType: 'System.Collections.Generic.List' }],
];

describe('set-variable', () => {
  it.each(kept)('%s', async (_, xml, value, expected) => {
    const { call, waited } = await runPolicy(setVariable, xml, { expressions: { '@(e)': value } });
    expect(call.variables.get('x')).toBe(expected);
    expect(waited).toBe(false);
  });

  it('takes the place of an earlier value', async () => {
    const { call } = await runPolicy(setVariable, '<set-variable name="x" value="b" />', { variables: { x: 'a', y: 'c' } });
    expect([...call.variables]).toEqual([['x', 'b'], ['y', 'c']]);
  });

  it.each(refused)('takes no %s: only basic types are allowed', async (type, value) => {
    const running = runPolicy(setVariable, expressed, { expressions: { '@(e)': value } });
    await expect(running).rejects.toBeInstanceOf(PolicyFault);
    await expect(running).rejects.toMatchObject({ reason: 'ExpressionValueEvaluationFailure', status: 500, shown: 'Internal server error', message: `Expression return type '${type}' is not allowed.` });
  });

  it('waits for an expression that waits for a body', async () => {
    const { call, waited } = await runPolicy(setVariable, expressed, { expressions: { '@(e)': () => Promise.resolve('late') } });
    expect(call.variables.get('x')).toBe('late');
    expect(waited).toBe(true);
  });
});
