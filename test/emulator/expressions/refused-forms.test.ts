import { describe, expect, it } from 'vitest';
import { expressionFault } from '../../../src/emulator/expressions/check-expression.ts';

describe('forms that are refused by name', () => {
  it.each([
    ['@(from a in b select a)', 'query syntax (from … select)', 3],
    ['@(from int a in b select a)', 'query syntax (from … select)', 3],
    ['@(await f())', 'await', 3],
    ['@(f(async x => x))', 'async', 5],
    ['@(f(async (x) => x))', 'async', 5],
    ['@{ async Task F() { } return 1; }', 'async', 4],
    ['@(f(delegate (int a) { return a; }))', 'anonymous methods (delegate)', 5],
    ['@{ goto a; }', 'labels and goto', 4],
    ['@{ a: return 1; }', 'labels and goto', 4],
    ['@{ yield return 1; }', 'yield', 4],
    ['@{ var (a, b) = c; return 1; }', 'deconstruction', 4],
    ['@{ (a, b) = c; return 1; }', 'deconstruction', 4],
    ['@{ foreach (var (a, b) in c) { } return 1; }', 'deconstruction', 17],
    ['@(&a)', 'pointers', 3],
    ['@(a->b)', 'pointers', 4],
    ['@{ unsafe { } return 1; }', 'pointers', 4],
    ['@(sizeof(int))', 'sizeof', 3],
    ['@(stackalloc int[1])', 'stackalloc', 3],
    ['@(new int[1, 2])', 'arrays of several dimensions', 3],
    ['@{ T F<T>(T a) where T : class => a; return 1; }', 'constraints of type parameters', 16],
  ])('%s', (text, construct, column) => {
    expect(expressionFault(text)).toEqual({ message: `The local Azure does not support ${construct} in expressions.`, line: 1, column });
  });

  it.each([
    ['@(a switch { _ => 1 })', 'recursive patterns', '8.0', 5],
    ['@(a is { })', 'recursive patterns', '8.0', 8],
    ['@(a is B { C: 1 })', 'recursive patterns', '8.0', 8],
    ['@{ a ??= b; return 1; }', 'coalescing assignment', '8.0', 6],
    ['@(a!.b)', 'nullable reference types', '8.0', 4],
    ['@(f(a!))', 'nullable reference types', '8.0', 6],
    ['@(a[^1])', 'index operator', '8.0', 5],
    ['@(a[1..2])', 'range operator', '8.0', 6],
    ['@(a[..2])', 'range operator', '8.0', 5],
    ['@{ using var a = b; return 1; }', 'using declarations', '8.0', 4],
    ['@{ static int F() => 1; return 1; }', 'static local functions', '8.0', 4],
    ['@(@$"a")', 'alternative interpolated verbatim strings', '8.0', 3],
    ['@(a is not null)', 'not pattern', '9.0', 8],
    ['@(a is not string b)', 'not pattern', '9.0', 8],
    ['@(a is > 1)', 'relational pattern', '9.0', 8],
    ['@(a is string or int)', 'or pattern', '9.0', 15],
    ['@(new())', 'target-typed object creation', '9.0', 3],
    ['@(f(static x => x))', 'static anonymous function', '9.0', 5],
    ['@(f([1, 2]))', 'collection expressions', '12.0', 5],
  ])('%s is of a later C#', (text, feature, version, column) => {
    expect(expressionFault(text)).toEqual({ message: `Feature '${feature}' is not available in C# 7.0. Please use language version ${version} or greater.`, line: 1, column });
  });

  it.each([
    ['brackets', `@(${'('.repeat(300)}1${')'.repeat(300)})`],
    ['signs', `@(${'!'.repeat(300)}true)`],
    ['blocks', `@{${'{'.repeat(300)}${'}'.repeat(300)} return 1; }`],
    ['operators', `@(1${' + 1'.repeat(2000)})`],
    ['members', `@("a"${'.Trim()'.repeat(2000)})`],
    ['conditionals', `@(${'true ? 1 : '.repeat(300)}2)`],
    ['branches', `@{ ${'if (true) { } else '.repeat(2000)}{ } return 1; }`],
    ['strings in strings', `@(${'$"{'.repeat(50)}1${'}"'.repeat(50)})`],
    ['brackets in a string', `@($"{${'('.repeat(300)}1${')'.repeat(300)}}")`],
  ])('%s without end are refused, not followed', (_, text) => {
    expect(expressionFault(text)?.message).toBe('An expression is too long or complex to compile');
  });

  it('takes long rows all the same', () => {
    expect(expressionFault(`@("a"${' + "b"'.repeat(500)})`)).toBeUndefined();
    expect(expressionFault(`@{ ${'if (context.Tracing) { return 1; } else '.repeat(300)}{ return 2; } }`)).toBeUndefined();
  });
});
