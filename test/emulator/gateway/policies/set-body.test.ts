import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ClrBytes } from '../../../../src/emulator/expressions/run/arrays.ts';
import { NotRunnable } from '../../../../src/emulator/gateway/not-runnable.ts';
import { setBody } from '../../../../src/emulator/gateway/policies/set-body.ts';
import { requestText, responseText, runPolicy } from './run-policy.ts';

const rows: readonly (readonly [statement: string, xml: string, expected: string])[] = [
  ['literal text', '<set-body>Hello world!</set-body>', 'Hello world!'],
  ['literal text with its white space', '<set-body>\n  a\n</set-body>', '\n  a\n'],
  ['template="none" is no template', '<set-body template="none">{{a}}</set-body>', '{{a}}'],
  ['text of CDATA', '<set-body><![CDATA[<a>&]]></set-body>', '<a>&'],
  ['XML as XML', '<set-body><a b="1 &lt; 2"><c /><d>x &amp; y</d><!--e--></a></set-body>', '<a b="1 &lt; 2"><c /><d>x &amp; y</d><!--e--></a>'],
  ['what an expression returns', '<set-body>\n @(text) \n</set-body>', 'from an expression'],
  ['bytes that an expression returns', '<set-body>@(bytes)</set-body>', 'abc'],
  ['nothing for null', '<set-body>@(nothing)</set-body>', ''],
  ['nothing for nothing', '<set-body />', ''],
];
const expressions = { '@(text)': 'from an expression', '@(bytes)': new ClrBytes(Buffer.from('abc')), '@(nothing)': null, '@(object)': { clrType: 'Newtonsoft.Json.Linq.JObject' } };

describe('set-body', () => {
  it.each(rows)('sets %s', async (_, xml, expected) => {
    expect(requestText(await runPolicy(setBody, xml, { request: { body: 'old' }, expressions }))).toBe(expected);
  });

  it('changes the response in outbound, and lets go of what the backend still sends', async () => {
    const body = Readable.from([Buffer.from('old')]);
    const ran = await runPolicy(setBody, '<set-body>new</set-body>', { section: 'outbound', request: { body: 'asked' }, response: { body } });
    expect([responseText(ran), requestText(ran), body.destroyed]).toEqual(['new', 'asked', true]);
  });

  it('leaves what the client still sends to the server, which reads it to its end', async () => {
    const body = Readable.from([Buffer.from('old')]);
    const ran = await runPolicy(setBody, '<set-body>new</set-body>', { request: { body } });
    expect([requestText(ran), body.destroyed]).toEqual(['new', false]);
  });

  it('takes away what the headers told of the old bytes', async () => {
    const headers = { 'Content-Length': '3', 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'gzip', 'Content-Type': 'text/plain' };
    const text = await runPolicy(setBody, '<set-body>new</set-body>', { request: { headers } });
    const bytes = await runPolicy(setBody, '<set-body>@(bytes)</set-body>', { request: { headers }, expressions });
    expect(text.call.request.headers.names()).toEqual(['Content-Type']);
    expect(bytes.call.request.headers.names()).toEqual(['Content-Encoding', 'Content-Type']);
  });

  it('fails where an expression returns an object', async () => {
    await expect(runPolicy(setBody, '<set-body>@(object)</set-body>', { expressions })).rejects.toMatchObject({ source: 'set-body', reason: 'ExpressionValueEvaluationFailure', status: 500 });
  });

  it('refuses what the gateway cannot do by name', async () => {
    await expect(runPolicy(setBody, '<set-body html-decode-expression="true">a</set-body>')).rejects.toThrow(new NotRunnable('set-body', 'html-decode-expression'));
  });
});
