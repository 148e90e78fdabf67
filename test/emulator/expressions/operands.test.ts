import { describe, expect, it } from 'vitest';
import { shapeOf } from './shape.ts';

describe('operands', () => {
  it.each([
    ['a.b.c(d)[e]', 'a.b.c(d)[e]'],
    ['a?.b.c?.d[0]', '(a ?-> (_.b.c ?-> _.d[int:0]))'],
    ['a?[0]?.b()', '(a ?-> (_[int:0] ?-> _.b()))'],
    ['(a?.b).c', '(a ?-> _.b).c'],
    ['new A()?.b', '(new A() ?-> _.b)'],
    ['string.Join(a, b)', 'string.Join(a, b)'],
    ['System.Text.Encoding.UTF8', 'System.Text.Encoding.UTF8'],
    ['f(a, b: c)', 'f(a, b: c)'],
    ['f(out var a, out string b, out c, ref d, out _)', 'f(out var a, out string b, out c, ref d, out _)'],
    ['f(out var _)', 'f(out var _)'],
    ['typeof(List<int>)', 'typeof(List<int>)'],
    ['default(int?)', 'default(int?)'],
    ['default', 'default'],
    ['nameof(a.b)', 'nameof(b)'],
    ['nameof', 'nameof'],
    ['(1, b: 2)', 'tuple(int:1, b: int:2)'],
    ['var + from + await + when', '(((var + from) + await) + when)'],
  ])('reads %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    ['x => x.y', '(x => x.y)'],
    ['() => 1', '( => int:1)'],
    ['(x, y) => x + y', '(x, y => (x + y))'],
    ['(string x, out int y) => x', '(string x, out int y => x)'],
    ['x => y => x', '(x => (y => x))'],
    ['x => { return x; }', '(x => {…})'],
    ['a ? (b) => c : d', '(a ? (b => c) : d)'],
    ['a.Where(x => x > 1).Select((x, i) => i)', 'a.Where((x => (x > int:1))).Select((x, i => i))'],
  ])('reads the lambda %s', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });

  it.each([
    ['new JObject(new JProperty("a", 1))', 'new JObject(new JProperty(string:a, int:1))'],
    ['new List<int> { 1, 2, }', 'new List<int>(){int:1, int:2}'],
    ['new List<int>() { }', 'new List<int>(){}'],
    ['new Dictionary<string, string> { { "a", "b" }, { "c", "d" } }', 'new Dictionary<string, string>(){{string:a, string:b}, {string:c, string:d}}'],
    ['new Dictionary<string, string> { ["a"] = "b" }', 'new Dictionary<string, string>(){[string:a] = string:b}'],
    ['new A { B = 1, C = { 2 }, D = { E = 3 } }', 'new A(){B = int:1, C = {int:2}, D = {E = int:3}}'],
    ['new[] { "a", "b" }', 'new []{string:a, string:b}'],
    ['new string[] { }', 'new string[]{}'],
    ['new byte[16]', 'new byte[int:16]'],
    ['new int[2][]', 'new int[][int:2]'],
    ['new int[][] { a }', 'new int[][]{a}'],
    ['new { a = 1, b, c.D, e?.F }', 'new {a=int:1, b=b, D=c.D, F=(e ?-> _.F)}'],
    ['new { }', 'new {}'],
    ['new A.B<C>.D(e)', 'new A.B<C>.D(e)'],
    ["new string('0', 2).Length", 'new string(char:0, int:2).Length'],
  ])('reads what %s creates', (source, expected) => {
    expect(shapeOf(source)).toBe(expected);
  });
});
