import { describe, expect, it } from 'vitest';
import { parseExpression } from '../../../../src/emulator/expressions/parse-expression.ts';
import { bodiesRead } from '../../../../src/emulator/expressions/run/reads.ts';

describe('which bodies an expression reads', () => {
  it.each([
    ['@(context.Request.Method)', ''],
    ['@(context.Request.HasBody)', ''],
    ['@(context.Request.Body.As<string>())', 'request'],
    ['@(context.Request?.Body?.As<string>())', 'request'],
    ['@(context?.Request?.Body.As<string>())', 'request'],
    ['@(context.Response.Body.As<JObject>(true)["a"])', 'response'],
    ['@(context.Response?.Body)', 'response'],
    ['@(context.Request.Body.As<string>() + context.Response.Body.As<string>())', 'request response'],
    ['@(((IResponse)context.Variables["r"]).Body.As<string>())', ''],
    ['@{ var r = (IResponse)context.Variables["r"]; return context.Request.Method + r.Body.As<string>() + context.Response.StatusCode; }', ''],
    ['@{ var r = context.Request; return r.Body.As<string>(); }', 'request'],
    ['@{ var r = context.Request; return r.Method; }', ''],
    ['@{ var c = context; return c.Request.Body.As<string>(); }', 'request response'],
    ['@{ IMessage m = context.Response; return context.Request.Body.As<string>() + m.Body.As<string>(); }', 'request response'],
    ['@(new[] { context.Request }.Select(r => r.Body.As<string>()).First())', 'request'],
    ['@((context.Response == null ? "a" : "b"))', ''],
    ['@{ string F(IRequest r) => r.Body.As<string>(); return F(context.Request); }', 'request'],
  ])('%s: %s', (source, expected) => {
    const { requestBody, responseBody } = bodiesRead(parseExpression(source));
    expect([requestBody && 'request', responseBody && 'response'].filter(Boolean).join(' ')).toBe(expected);
  });
});
