import { describe, expect, it } from 'vitest';
import { expressionFault } from '../../../src/emulator/expressions/check-expression.ts';
import { faultOf } from './faults.ts';

const unterminated = 'Unterminated string literal.  Strings that start with a quotation mark (") must be terminated before the end of the line.  However, strings that start with @ and a quotation mark (@") can span multiple lines.';

describe('what does not parse', () => {
  it.each([
    ['@()', "Invalid expression term ')' @ )"],
    ['@(1 + )', "Invalid expression term ')' @ )"],
    ['@(a + * b)', 'The local Azure does not support pointers in expressions. @ * b)'],
    ['@(a b)', ') expected @  b)'],
    ['@(f(1)', 'The explicit expression block is missing a closing ")" character.  Make sure you have a matching ")" character for all the "(" characters within this block, and that none of the ")" characters are being interpreted as markup. @ @(f(1)'],
    ['@{ return 1; ', 'The code block is missing a closing "}" character.  Make sure you have a matching "}" character for all the "{" characters within this block, and that none of the "}" characters are being interpreted as markup. @ @{ ret'],
    ['@((1)', 'The explicit expression block is missing a closing ")" character.  Make sure you have a matching ")" character for all the "(" characters within this block, and that none of the ")" characters are being interpreted as markup. @ @((1)'],
    ['@(1) + (2)', "Unexpected text after an expression: ' + (2)'. An expression must be the whole value. @  + (2)"],
    ['@(1) tail', "Unexpected text after an expression: ' tail'. An expression must be the whole value. @  tail"],
    ['@{ return 1; } tail', "Unexpected text after an expression: ' tail'. An expression must be the whole value. @  tail"],
    ['tail', "An expression begins with '@(' or '@{'. @ tail"],
    ['@{ return 1 }', '; expected @  }'],
    ['@{ var a = 1 return a; }', '; expected @  retur'],
    ['@{ f(1; }', ') expected @ ; }'],
    ['@{ a[1; }', "Syntax error, ']' expected @ ; }"],
    ['@{ if a) { } }', "Syntax error, '(' expected @  a) { "],
    ['@{ if (a { } }', ') expected @  { } }'],
    ['@{ if (a) { } else }', "Invalid expression term '}' @ }"],
    ['@{ else { } }', "Invalid expression term 'else' @ else {"],
    ['@{ switch (a) { case 1 return 2; } }', "Syntax error, ':' expected @  retur"],
    ['@{ try { } }', 'Expected catch or finally @  }'],
    ['@{ foreach (a in b) { } }', 'Type and identifier are both required in a foreach statement @ in b) '],
    ['@{ return a.; }', 'Identifier expected @ ; }'],
    ['@{ var class = 1; }', "Identifier expected; 'class' is a keyword @ class "],
    ['@(a.class)', "Identifier expected; 'class' is a keyword @ class)"],
    ['@(int)', "Invalid expression term 'int' @ int)"],
    ['@(new Foo)', 'A new expression requires (), [], or {} after type @ )'],
    ['@(new int[])', 'Array creation must have array size or array initializer @ )'],
    ['@(a[])', 'Syntax error; value expected @ ])'],
    ['@(new[] { 1 2 })', "Syntax error, ',' expected @  2 })"],
    ['@{ var a; return 1; }', 'Implicitly-typed variables must be initialized @ a; ret'],
    ['@{ var a = 1, b = 2; return 1; }', 'Implicitly-typed variables cannot have multiple declarators @ b = 2;'],
    ['@{ var a = { 1 }; return 1; }', 'Cannot initialize an implicitly-typed variable with an array initializer @ a = { '],
    ['@{ const int a; return 1; }', 'A const field requires a value to be provided @ a; ret'],
    ['@{ int a[] = b; return 1; }', "Bad array declarator: To declare a managed array the rank specifier precedes the variable's identifier. To declare a fixed size buffer field, use the fixed keyword before the field type. @ [] = b"],
    ['@{ if (true) var a = 1; return 1; }', 'Embedded statement cannot be a declaration or labeled statement @ var a '],
    ['@(new { 1 })', 'Invalid anonymous type member declarator. Anonymous type members must be declared with a member assignment, simple name or member access. @ 1 })'],
    ['@(nameof(1))', 'Expression does not have a name. @ 1))'],
    ['@(this.a)', "Keyword 'this' is not available in the current context @ this.a"],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it.each([
    ['@("a)', `${unterminated} @ "a)`],
    ['@("a\n")', `${unterminated} @ "a`],
    ["@('a)", `${unterminated} @ 'a)`],
    ['@($"a{b)', "Invalid expression term ')' @ )"],
    ['@($"a{b', "Missing close delimiter '}' for interpolated expression started with '{'. @ {b"],
    ['@(@"a\n)', `${unterminated} @ "a`],
    ["@('')", "Empty character literal @ '')"],
    ["@('ab')", "Too many characters in character literal @ 'ab')"],
    [String.raw`@("\q")`, String.raw`Unrecognized escape sequence @ \q")`],
    [String.raw`@("\u12")`, String.raw`Unrecognized escape sequence @ \u12")`],
    ['@(18446744073709551616)', 'Integral constant is too large @ 184467'],
    ['@(1_)', 'Invalid number @ 1_)'],
    ['@(0x)', 'Invalid number @ 0x)'],
    ['@(1a)', 'Invalid number @ 1a)'],
    ['@(a # b)', 'Preprocessor directives must appear as the first non-whitespace character on a line @ # b)'],
    ['@(a § b)', "Unexpected character '§' @ § b)"],
    ['@(a /* b)', 'End of file was reached before the end of the block comment.  All comments started with "/*" sequence must be terminated with a matching "*/" sequence. @ /* b)'],
    ['@($"}")', "A '}' character must be escaped (by doubling) in an interpolated string. @ }\")"],
    ['@($"{}")', 'Expression expected @ }")'],
    ['@($"{a b}")', '} expected @  b}")'],
    ['@($"{a)}")', "Invalid expression term ')' @ )}\")"],
    ['@($"{a ? b : c}")', "A conditional expression cannot be used directly in a string interpolation because the ':' ends the interpolation. Parenthesize the conditional expression. @ {a ? b"],
    ['@($"{a:x")', "Missing close delimiter '}' for interpolated expression started with '{'. @ {a:x\")"],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it('counts lines and columns from 1', () => {
    expect(expressionFault('@{\n  var a = 1;\n  return b;\n}')).toEqual({ message: "The name 'b' does not exist in the current context", line: 3, column: 10 });
  });
});
