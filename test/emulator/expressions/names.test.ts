import { describe, expect, it } from 'vitest';
import { expressionFault } from '../../../src/emulator/expressions/check-expression.ts';
import { faultOf } from './faults.ts';

const inUse = (name: string): string => `A local or parameter named '${name}' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter`;

describe('names', () => {
  it.each([
    ['@(a)', "The name 'a' does not exist in the current context @ a)"],
    ['@(Context.Request)', "The name 'Context' does not exist in the current context @ Contex"],
    ['@(a.b.c)', "The name 'a' does not exist in the current context @ a.b.c)"],
    ['@(HttpUtility.UrlEncode("a"))', "The name 'HttpUtility' does not exist in the current context @ HttpUt"],
    ['@{ { var a = 1; } return a; }', "The name 'a' does not exist in the current context @ a; }"],
    ['@{ foreach (var a in new[] { 1 }) { } return a; }', "The name 'a' does not exist in the current context @ a; }"],
    ['@{ while (int.TryParse("1", out var a)) { } return a; }', "The name 'a' does not exist in the current context @ a; }"],
    ['@{ new[] { 1 }.Select(x => x); return x; }', "The name 'x' does not exist in the current context @ x; }"],
    ['@{ try { } catch (Exception e) { } return e; }', "The name 'e' does not exist in the current context @ e; }"],
    ['@{ int F(int x) => x; return x; }', "The name 'x' does not exist in the current context @ x; }"],
    ['@{ if (true) { int.TryParse("1", out var a); } return a; }', "The name 'a' does not exist in the current context @ a; }"],
    ['@{ return a; var a = 1; }', "Cannot use local variable 'a' before it is declared @ a; var"],
    ['@{ var a = a; return 1; }', "Cannot use local variable 'a' before it is declared @ a; ret"],
    ['@{ var a = 1; var a = 2; return a; }', "A local variable or function named 'a' is already defined in this scope @ a = 2;"],
    ['@{ var a = 1; int a() => 2; return a; }', "A local variable or function named 'a' is already defined in this scope @ a = 1;"],
    ['@{ var a = 1; { var a = 2; } return a; }', `${inUse('a')} @ a = 2;`],
    ['@{ { var a = 2; } var a = 1; return a; }', `${inUse('a')} @ a = 2;`],
    ['@{ var a = 1; return new[] { 1 }.Select(a => a); }', `${inUse('a')} @ a => a`],
    ['@{ var context = 1; return context; }', `${inUse('context')} @ contex`],
    ['@{ var a = 1; foreach (var a in new[] { 1 }) { } return 1; }', `${inUse('a')} @ a in n`],
    ['@(System)', "'System' is a namespace but is used like a variable @ System"],
    ['@(List<int>)', "'List<int>' is a type, which is not valid in the given context @ List<i"],
    ['@(string.Foo.Bar)', "'string' does not contain a definition for 'Foo' @ Foo.Ba"],
    ['@(System.Foo.Bar)', "The type or namespace name 'Foo' does not exist in the namespace 'System' (are you missing an assembly reference?) @ Foo.Ba"],
    ['@(System.Web.HttpUtility.UrlEncode("a"))', "The type or namespace name 'Web' does not exist in the namespace 'System' (are you missing an assembly reference?) @ Web.Ht"],
  ])('%s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it.each([
    ['@(new Foo())', "The type or namespace name 'Foo' could not be found (are you missing a using directive or an assembly reference?) @ Foo())"],
    ['@(new Foo<int, int>())', "The type or namespace name 'Foo<,>' could not be found (are you missing a using directive or an assembly reference?) @ Foo<in"],
    ['@((Foo)1)', "The type or namespace name 'Foo' could not be found (are you missing a using directive or an assembly reference?) @ Foo)1)"],
    ['@{ Foo a = null; return a; }', "The type or namespace name 'Foo' could not be found (are you missing a using directive or an assembly reference?) @ Foo a "],
    ['@(new List<Foo>())', "The type or namespace name 'Foo' could not be found (are you missing a using directive or an assembly reference?) @ Foo>()"],
    ['@(new System.Net.Http.HttpClient())', "The type or namespace name 'Http' does not exist in the namespace 'System.Net' (are you missing an assembly reference?) @ System"],
    ['@(new Dictionary<string>())', "Using the generic type 'Dictionary<TKey, TValue>' requires 2 type arguments @ Dictio"],
    ['@(new List())', "Using the generic type 'List<T>' requires 1 type arguments @ List()"],
    ['@(new StringBuilder<int>())', "The non-generic type 'StringBuilder' cannot be used with type arguments @ String"],
    ['@((System)1)', "'System' is a namespace but is used like a type @ System"],
    ['@{ try { return 1; } catch (Foo) { return 2; } }', "The type or namespace name 'Foo' could not be found (are you missing a using directive or an assembly reference?) @ Foo) {"],
    ['@{ try { return 1; } catch (string e) { return 2; } }', 'The type caught or thrown must be derived from System.Exception @ string'],
  ])('of types: %s', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it('lets sections of a switch use the same name for what they match', () => {
    expect(expressionFault('@{ switch ((object)1) { case int x: return x; case string x: return x; default: return 0; } }')).toBeUndefined();
  });
});
