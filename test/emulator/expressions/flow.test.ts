import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

describe('ways through the statements', () => {
  it.each([
    '@{ }',
    '@{ var a = 1; }',
    '@{ if (context.Tracing) { return 1; } }',
    '@{ if (context.Tracing) { return 1; } else { context.Trace("a"); } }',
    '@{ while (context.Tracing) { return 1; } }',
    '@{ while (true) { break; } }',
    '@{ while (true) { if (context.Tracing) { break; } return 1; } }',
    '@{ for (;;) { { break; } } }',
    '@{ for (;context.Tracing;) { return 1; } }',
    '@{ foreach (var a in new[] { 1 }) { return a; } }',
    '@{ do { if (context.Tracing) continue; return 1; } while (context.Tracing); }',
    '@{ switch (1) { case 1: return 1; } }',
    '@{ switch (1) { case 1: return 1; default: break; } }',
    '@{ try { return 1; } catch { } }',
    '@{ try { context.Trace("a"); } finally { } }',
    '@{ using (var a = new StringReader("b")) { } }',
    '@{ lock ("a") { } }',
    '@{ int F() { return 1; } F(); }',
    '@{ new[] { 1 }.Select(x => { return x; }); }',
  ])('one of %s has no value', (text) => {
    expect(faultOf(text)).toBe('not all code paths return a value @ }');
  });

  it.each([
    ['@{ return; }', "An object of a type convertible to 'object' is required @ return"],
    ['@{ int F() { return; } return F(); }', "An object of a type convertible to 'object' is required @ return"],
    ['@{ void F() { return 1; } return 1; }', 'Since this function returns void, a return keyword must not be followed by an object expression @ return'],
    ['@{ int F(int a, string b) { if (a > 1) { return 1; } } return F(1, "a"); }', "'F(int, string)': not all code paths return a value @ int F("],
    ['@(new[] { 1 }.Select(x => { if (x > 1) { return 1; } }))', 'Not all code paths return a value in lambda expression @ x => {'],
    ['@{ break; }', 'No enclosing loop out of which to break or continue @ break;'],
    ['@{ switch (1) { case 1: continue; } return 1; }', 'No enclosing loop out of which to break or continue @ contin'],
    ['@{ while (true) { new[] { 1 }.Select(x => { break; }); } }', 'No enclosing loop out of which to break or continue @ break;'],
    ['@{ throw; }', 'A throw statement with no arguments is not allowed outside of a catch clause @ throw;'],
    ['@{ switch (1) { case 1: context.Trace("a"); case 2: return 1; } return 1; }', "Control cannot fall through from one case label ('case 1:') to another @ case 1"],
    ['@{ switch (1) { case 1: return 1; default: context.Trace("a"); } return 1; }', "Control cannot fall out of switch from final case label ('default:') @ defaul"],
    ['@{ 1 + 1; return 1; }', 'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement @ 1 + 1;'],
    ['@{ context.Request; return 1; }', 'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement @ contex'],
    ['@{ context?.Request; return 1; }', 'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement @ contex'],
    ['@{ !true; return 1; }', 'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement @ !true;'],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  const readOnly = (what: string): string => `Property or indexer '${what}' cannot be assigned to -- it is read only`;
  const target = 'The left-hand side of an assignment must be a variable, property or indexer';

  it.each([
    ['context.Variables["a"] = 1;', `${readOnly('IReadOnlyDictionary<string, object>.this[string]')} @ contex`],
    ['context.Request.Method = "a";', `${readOnly('IRequest.Method')} @ contex`],
    ['context.Request.Headers = null;', `${readOnly('IRequest.Headers')} @ contex`],
    ['context.Response.StatusCode++;', `${readOnly('IResponse.StatusCode')} @ contex`],
    ['foreach (var a in new[] { 1 }) { a = 2; }', "Cannot assign to 'a' because it is a 'foreach iteration variable' @ a = 2;"],
    ['foreach (var a in new[] { 1 }) { a++; }', "Cannot assign to 'a' because it is a 'foreach iteration variable' @ a++; }"],
    ['using (var a = new StringReader("")) { a = null; }', "Cannot assign to 'a' because it is a 'using variable' @ a = nu"],
    ['int F() => 1; F = null;', "Cannot assign to 'F' because it is a 'method group' @ F = nu"],
    ['const int a = 1; a = 2;', `${target} @ a = 2;`],
    ['1 = 2;', `${target} @ 1 = 2;`],
    ['context.Trace("a") = 1;', `${target} @ contex`],
    ['"a"?.Length = 1;', `${target} @ "a"?.L`],
  ])('nothing is assigned by %s', (code, expected) => {
    expect(faultOf(`@{ ${code} return 1; }`)).toBe(expected);
  });
});
