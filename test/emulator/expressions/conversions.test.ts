import { describe, expect, it } from 'vitest';
import { faultOf } from './faults.ts';

const cast = '. An explicit conversion exists (are you missing a cast?)';
const converts = (from: string, to: string, how = ''): string => `Cannot implicitly convert type '${from}' to '${to}'${how}`;

describe('types that do not fit', () => {
  it.each([
    ['@{ string a = context.Variables["b"]; return a; }', `${converts('object', 'string', cast)} @ contex`],
    ['@{ string a = 1; return a; }', `${converts('int', 'string')} @ 1; ret`],
    ['@{ int a = "b"; return a; }', `${converts('string', 'int')} @ "b"; r`],
    ['@{ var l = 1L; int a = l; return a; }', `${converts('long', 'int', cast)} @ l; ret`],
    ['@{ int a = 1.5; return a; }', `${converts('double', 'int', cast)} @ 1.5; r`],
    ['@{ int a = null; return a; }', "Cannot convert null to 'int' because it is a non-nullable value type @ null; "],
    ['@{ string a = JObject.Parse("{}")["b"]; return a; }', `${converts('JToken', 'string', cast)} @ JObjec`],
    ['@{ string a = context.Request.Headers["b"]; return a; }', `${converts('string[]', 'string')} @ contex`],
    ['@{ int a = "b"?.Length; return a; }', `${converts('int?', 'int', cast)} @ "b"?.L`],
    ['@{ bool a; a = context.Request.Method; return a; }', `${converts('string', 'bool')} @ contex`],
    ['@{ int F() => "a"; return F(); }', `${converts('string', 'int')} @ "a"; r`],
    ['@(new int[] { 1, "a" })', `${converts('string', 'int')} @ "a" })`],
    ['@{ int[] a = { "b" }; return a; }', `${converts('string', 'int')} @ "b" };`],
    ['@(new StringBuilder { Length = "a" })', `${converts('string', 'int')} @ "a" })`],
    ['@{ if (context.Request.Method) { } return 1; }', `${converts('string', 'bool')} @ contex`],
    ['@{ while (1) { } return 1; }', `${converts('int', 'bool')} @ 1) { }`],
    ['@{ for (;"a";) { } return 1; }', `${converts('string', 'bool')} @ "a";) `],
    ['@{ do { } while (1); return 1; }', `${converts('int', 'bool')} @ 1); re`],
    ['@(context.Variables["a"] ? 1 : 2)', `${converts('object', 'bool', cast)} @ contex`],
    ['@(context.Request.Body?.As<string>().Contains("a") ? 1 : 2)', `${converts('bool?', 'bool', cast)} @ contex`],
    ['@(context.Trace("a"))', `${converts('void', 'object')} @ contex`],
    ['@{ return context.Trace("a"); }', `${converts('void', 'object')} @ contex`],
    ['@(x => x)', "Cannot convert lambda expression to type 'object' because it is not a delegate type @ x => x"],
    ['@("a".Trim)', "Cannot convert method group 'Trim' to non-delegate type 'object'. Did you intend to invoke the method? @ \"a\".Tr"],
    ['@{ var a = null; return a; }', 'Cannot assign <null> to an implicitly-typed variable @ a = nu'],
    ['@{ var a = x => x; return a; }', 'Cannot assign lambda expression to an implicitly-typed variable @ a = x '],
    ['@{ var a = context.Trace("b"); return a; }', 'Cannot assign void to an implicitly-typed variable @ a = co'],
    ['@(string.Concat(context.Trace("a")))', "Argument 1: cannot convert from 'void' to 'object' @ contex"],
    ['@($"{context.Trace("a")}")', "Argument 1: cannot convert from 'void' to 'object' @ {conte"],
    ['@{ foreach (var a in context.Variables["b"]) { } return 1; }', "foreach statement cannot operate on variables of type 'object' because 'object' does not contain a public definition for 'GetEnumerator' @ contex"],
    ['@{ foreach (var a in 5) { } return 1; }', "foreach statement cannot operate on variables of type 'int' because 'int' does not contain a public definition for 'GetEnumerator' @ 5) { }"],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  const operator = (name: string, left: string, right: string): string => `Operator '${name}' cannot be applied to operands of type '${left}' and '${right}'`;

  it.each([
    ['@(context.Variables["a"] == 5)', `${operator('==', 'object', 'int')} @ contex`],
    ['@(context.Response.StatusCode == "5")', `${operator('==', 'int', 'string')} @ contex`],
    ['@(context.Request.Headers["a"] == "b")', `${operator('==', 'string[]', 'string')} @ contex`],
    ['@(context.Variables["a"] > 5)', `${operator('>', 'object', 'int')} @ contex`],
    ['@("a" < "b")', `${operator('<', 'string', 'string')} @ "a" < `],
    ['@(true < false)', `${operator('<', 'bool', 'bool')} @ true <`],
    ['@("a" && true)', `${operator('&&', 'string', 'bool')} @ "a" &&`],
    ['@("a" - 1)', `${operator('-', 'string', 'int')} @ "a" - `],
    ['@(true + 1)', `${operator('+', 'bool', 'int')} @ true +`],
    ['@(context.Variables["a"] + context.Variables["b"])', `${operator('+', 'object', 'object')} @ contex`],
    ['@(1 + context.Trace("a"))', `${operator('+', 'int', 'void')} @ 1 + co`],
    ['@(!"a")', "Operator '!' cannot be applied to operand of type 'string' @ !\"a\")"],
    ['@(-true)', "Operator '-' cannot be applied to operand of type 'bool' @ -true)"],
    ['@(!context.Variables["a"])', "Operator '!' cannot be applied to operand of type 'object' @ !conte"],
    ['@(true ? "a" : 1)', "Type of conditional expression cannot be determined because there is no implicit conversion between 'string' and 'int' @ true ?"],
    ['@(true ? 1 : null)', "Type of conditional expression cannot be determined because there is no implicit conversion between 'int' and '<null>' @ true ?"],
    ['@(true ? null : 1)', "Type of conditional expression cannot be determined because there is no implicit conversion between '<null>' and 'int' @ true ?"],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it.each(['@(1 + 1.5 > 2)', '@(1 == 1.0)', "@('a' < 98)", '@(true ? 1 : 2.5)', '@(true ? "a" : null)', '@(true ? 1 : (int?)null)', '@("a" + 1 + true + null)', '@(JToken.Parse("1") == "a")', '@(context.Variables["a"] == null)', '@((object)1 == (object)2)', '@(true & false | true)', '@(context.Timestamp > DateTime.UtcNow.AddDays(-1))', '@(1L << 3)', '@(-5 % 3)', '@(~1)', '@(true ? throw new Exception() : 1)', '@(((bool?)null) ?? false ? 1 : 2)', '@(TimeSpan.FromSeconds(1) + TimeSpan.Zero > TimeSpan.FromDays(1))', '@(context.Variables["a"] + "b")'])('%s fits', (text) => {
    expect(faultOf(text)).toBeUndefined();
  });
});
