import { describe, expect, it } from 'vitest';
import { setQueryParameter } from '../../../../src/emulator/gateway/policies/set-query-parameter.ts';
import { runPolicy } from './run-policy.ts';

const parameter = (name: string, action: string | undefined, ...values: readonly string[]): string =>
  `<set-query-parameter name="${name}"${action === undefined ? '' : ` exists-action="${action}"`}>${values.map((text) => `<value>${text}</value>`).join('')}</set-query-parameter>`;

const rows: readonly (readonly [statement: string, xml: string, expected: string])[] = [
  ['adds a parameter that is not there', parameter('c', undefined, '4'), 'a=1&a=2&b=3&c=4'],
  ['overrides by default, in whatever case', parameter('A', undefined, '9'), 'b=3&A=9'],
  ['override leaves only the listed values, one parameter each', parameter('a', 'override', '8', '9'), 'b=3&a=8&a=9'],
  ['skip does not replace what is there', parameter('a', 'skip', '9'), 'a=1&a=2&b=3'],
  ['skip sets what is not there', parameter('c', 'skip', '9'), 'a=1&a=2&b=3&c=9'],
  ['append adds to what is there', parameter('b', 'append', '4'), 'a=1&a=2&b=3&b=4'],
  ['delete removes it', '<set-query-parameter name="a" exists-action="delete" />', 'b=3'],
  ['values are encoded', parameter('c', undefined, 'x y&amp;z'), 'a=1&a=2&b=3&c=x%20y%26z'],
  ['name and value may be expressions', parameter('@(n)', undefined, '@(v)'), 'a=1&a=2&b=3&d=5'],
];

describe('set-query-parameter', () => {
  it.each(rows)('%s', async (_, xml, expected) => {
    const { call } = await runPolicy(setQueryParameter, xml, { request: { query: 'a=1&a=2&b=3' }, expressions: { '@(n)': 'd', '@(v)': 5 } });
    expect(call.request.url.query.toString()).toBe(expected);
    expect(call.originalUrl.query.toString()).toBe('a=1&a=2&b=3');
  });

  it('fails without a name', async () => {
    await expect(runPolicy(setQueryParameter, parameter('@(n)', undefined, '1'), { expressions: { '@(n)': '' } })).rejects.toMatchObject({ source: 'set-query-parameter', reason: 'ExpressionValueEvaluationFailure' });
  });
});
