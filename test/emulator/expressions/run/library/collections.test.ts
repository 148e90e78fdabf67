import { describe, expect, it } from 'vitest';
import { result } from './evaluate.ts';

describe('collections in expressions', () => {
  it.each([
    ['Tuple.Create(1, "a").Item2', '"a"'],
    ['new Dictionary<string,int>{{"a",1},{"b",2}}.Count', '2'],
    ['new Dictionary<string,int>{{"a",1}}["z"]', `KeyNotFoundException: The given key 'z' was not present in the dictionary.`],
    ['new Dictionary<string,string>(StringComparer.OrdinalIgnoreCase){{"A","x"}}["a"]', '"x"'],
    ['new HashSet<string>(StringComparer.OrdinalIgnoreCase){"A"}.Contains("a")', 'true'],
    ['new KeyValuePair<string,int>("a", 1).ToString()', '"[a, 1]"'],
    ['new Queue<int>(new[]{1,2}).Dequeue()', '1'],
    ['new Stack<int>(new[]{1,2}).Pop()', '2'],
    ['string.Join(",", new List<string>{"a","b"})', '"a,b"'],
    ['@{ var l = new List<int>{3,1,2}; l.Sort(); l.Insert(0, 9); l.RemoveAt(1); l.Reverse(); return l; }', '[3, 2, 9]'],
    ['@{ var l = new List<string>{"a"}; l.AddRange(new[]{"b","c"}); l.Remove("a"); return string.Join("", l) + l.IndexOf("c"); }', '"bc1"'],
    ['new List<int>{1,2,3}.FindIndex(x => x == 2)', '1'],
    ['new List<int>{1,2,3}.RemoveAll(x => x > 1)', '2'],
    ['new List<int>{1}[3]', `ArgumentOutOfRangeException: Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')`],
    ['new List<int>{1,2}.ConvertAll(x => x.ToString())', '["1", "2"]'],
    ['new List<int>{1,2,3}.GetRange(1, 2)', '[2, 3]'],
    ['@{ var d = new Dictionary<string,int>(); d.Add("a", 1); d.Add("a", 2); return d; }', 'ArgumentException: An item with the same key has already been added. Key: a'],
    ['@{ var d = new Dictionary<string,int>{{"a",1}}; d["b"] = 2; d.Remove("a"); return d.ContainsKey("a") + d.Keys.First(); }', '"Falseb"'],
    ['@{ var d = new Dictionary<string,int>{{"a",1}}; int v; return d.TryGetValue("a", out v) ? v : -1; }', '1'],
    ['@{ var d = new Dictionary<string,int>{{"a",1},{"b",2}}; return d.Values.Sum(); }', '3'],
    ['@{ var d = new Dictionary<string,int>{{"a",1}}; foreach (var p in d) d.Add("x" + p.Key, 1); return 0; }', 'InvalidOperationException: Collection was modified; enumeration operation may not execute.'],
    ['new Dictionary<string,int>().GetValueOrDefault("a", 5)', '5'],
    ['new Dictionary<string,string>{{null,"x"}}', `ArgumentNullException: Value cannot be null. (Parameter 'key')`],
    ['@{ var s = new HashSet<int>{1,2}; s.IntersectWith(new[]{2,3}); return s.Add(2) + "," + s.Count; }', '"False,1"'],
    ['new HashSet<int>{1,2}.SetEquals(new[]{2,1})', 'true'],
    ['@{ var q = new Queue<string>(); q.Enqueue("a"); q.Enqueue("b"); return q.Peek() + q.Count; }', '"a2"'],
    ['new Stack<int>().Pop()', 'InvalidOperationException: Stack empty.'],
    ['Tuple.Create(1, "a").Equals(Tuple.Create(1, "a"))', 'true'],
    ['Array.IndexOf(new[]{"a","b"}, "b")', '1'],
    ['@{ var a = new byte[]{1,2,3}; var b = new byte[3]; Array.Copy(a, 1, b, 0, 2); return b; }', 'bytes 020300'],
    ['@{ var a = new[]{3,1,2}; Array.Sort(a); Array.Reverse(a); return a; }', '[3, 2, 1]'],
    ['new byte[]{1,2}.Concat(new byte[]{3}).ToArray()', 'bytes 010203'],
  ])('%s is %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
