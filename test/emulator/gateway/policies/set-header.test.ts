import { describe, expect, it } from 'vitest';
import { setHeader } from '../../../../src/emulator/gateway/policies/set-header.ts';
import { runPolicy } from './run-policy.ts';
import type { Setting } from './run-policy.ts';

type Lines = readonly (readonly [string, string])[];

const before: Lines = [['X-A', '1'], ['X-A', '2'], ['X-B', '3']];
const value = (text: string): string => `<value>${text}</value>`;
const header = (name: string, action: string | undefined, ...values: readonly string[]): string => `<set-header name="${name}"${action === undefined ? '' : ` exists-action="${action}"`}>${values.map(value).join('')}</set-header>`;

const rows: readonly (readonly [statement: string, xml: string, expected: Lines])[] = [
  ['adds a header that is not there', header('X-C', undefined, '4'), [...before, ['X-C', '4']]],
  ['overrides by default', header('x-a', undefined, '9'), [['X-B', '3'], ['x-a', '9']]],
  ['override leaves only the listed values, as one line', header('X-A', 'override', '7', '8'), [['X-B', '3'], ['X-A', '7,8']]],
  ['skip does not replace what is there, in whatever case', header('x-A', 'skip', '9'), before],
  ['skip sets what is not there', header('X-C', 'skip', '9'), [...before, ['X-C', '9']]],
  ['append puts values behind those that are there', header('X-B', 'append', '4', '5'), [['X-A', '1'], ['X-A', '2'], ['X-B', '3,4,5']]],
  ['append sets what is not there', header('X-C', 'append', '4'), [...before, ['X-C', '4']]],
  ['delete removes every line of the name', '<set-header name="x-a" exists-action="delete" />', [['X-B', '3']]],
  ['white space around a literal is not part of it', header('X-C', undefined, '\n   4\n'), [...before, ['X-C', '4']]],
  ['name, action and values may be expressions', '<set-header name="@(name)" exists-action="@(action)"><value>@(four)</value></set-header>', [['X-A', '1'], ['X-A', '2'], ['X-B', '3,4']]],
  ['a bool prints as C# prints it', header('X-C', undefined, '@(yes)'), [...before, ['X-C', 'True']]],
  ['null is an empty value', header('X-C', undefined, '@(nothing)'), [...before, ['X-C', '']]],
  ...['Connection', 'Content-Length', 'Keep-Alive', 'Transfer-Encoding'].flatMap((name): typeof rows => [
    [`${name} cannot be set`, header(name, 'override', 'x'), before],
    [`${name} cannot be removed`, `<set-header name="${name.toLowerCase()}" exists-action="delete" />`, before],
  ]),
];
const expressions = { '@(name)': 'X-B', '@(action)': 'append', '@(four)': 4, '@(yes)': true, '@(nothing)': null };

const separate = ['User-Agent', 'WWW-Authenticate', 'Proxy-Authenticate', 'Cookie', 'Set-Cookie', 'Warning', 'Date', 'Expires', 'If-Modified-Since', 'If-Unmodified-Since', 'Last-Modified', 'Retry-After'];

const places: readonly (readonly [section: Setting['section'], of: 'request' | 'response'])[] = [['inbound', 'request'], ['backend', 'request'], ['outbound', 'response'], ['on-error', 'response']];

const refusals: readonly (readonly [statement: string, xml: string, message: string])[] = [
  ['an action that is none', '<set-header name="A" exists-action="@(bad)"><value>1</value></set-header>', "'replace' is none of override, skip, append, delete."],
  ['an empty name', '<set-header name="@(nothing)"><value>1</value></set-header>', 'The name is empty.'],
  ['a name with a blank', '<set-header name="a b"><value>1</value></set-header>', "'a b' is not the name of a header."],
  ['a line break in a value', '<set-header name="A"><value>@(lines)</value></set-header>', "A value of the header 'A' has characters that a header cannot have."],
  ['characters beyond Latin-1', '<set-header name="A"><value>日本</value></set-header>', "A value of the header 'A' has characters that a header cannot have."],
];

describe('set-header', () => {
  it.each(rows)('%s', async (_, xml, expected) => {
    const { call, waited } = await runPolicy(setHeader, xml, { request: { headers: before }, expressions });
    expect(call.request.headers.entries()).toEqual(expected);
    expect(waited).toBe(xml.includes('exists-action="@'));
  });

  it.each(separate)('keeps several values of %s on lines of their own', async (name) => {
    const { call } = await runPolicy(setHeader, header(name, 'append', 'b', 'c'), { request: { headers: [[name, 'a']] } });
    expect(call.request.headers.entries()).toEqual([[name, 'a'], [name, 'b'], [name, 'c']]);
  });

  it.each(places)('in %s changes the %s', async (section, of) => {
    const { call } = await runPolicy(setHeader, header('A', undefined, '1'), { ...(section && { section }), response: {} });
    expect(call.request.headers.has('A')).toBe(of === 'request');
    expect(call.response?.headers.has('A')).toBe(of === 'response');
  });

  it('in outbound makes an empty 200 where nothing answered', async () => {
    const { call } = await runPolicy(setHeader, header('A', undefined, '1'), { section: 'outbound' });
    expect([call.response?.status, call.response?.reason, call.response?.headers.get('A')]).toEqual([200, 'OK', '1']);
  });

  it('Server can be set but not removed', async () => {
    const set = await runPolicy(setHeader, header('Server', 'override', 'mine'), { request: { headers: { Server: 'theirs' } } });
    const removed = await runPolicy(setHeader, '<set-header name="Server" exists-action="delete" />', { request: { headers: { Server: 'theirs' } } });
    expect([set.call.request.headers.get('Server'), removed.call.request.headers.get('Server')]).toEqual(['mine', 'theirs']);
  });

  it.each(refusals)('fails for %s', async (_, xml, message) => {
    await expect(runPolicy(setHeader, xml, { expressions: { '@(bad)': 'replace', '@(nothing)': null, '@(lines)': 'a\r\nSet-Cookie: b' } })).rejects.toMatchObject({ source: 'set-header', status: 500, shown: 'Internal server error', message });
  });
});
