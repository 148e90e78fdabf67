import { describe, expect, it } from 'vitest';
import { result } from './evaluate.ts';

describe('regular expressions in expressions', () => {
  it.each([
    ['Regex.IsMatch("(a+)+$x", @"^(([a-z])+.)+[A-Z]([a-z])+$")', 'false'],
    [String.raw`Regex.IsMatch("abc-123", @"^[a-z]+-\d+$")`, 'true'],
    ['Regex.Match("abc", "(").Success', `ArgumentException: Invalid pattern '(' at offset 1. Not enough )'s.`],
    ['Regex.Match("key", @"x").Success', 'false'],
    [String.raw`Regex.Match("key=val", @"(\w+)=(\w+)").Groups[2].Value`, '"val"'],
    [String.raw`Regex.Match("max-age=60", @"max-age=(?<age>\d+)").Groups["age"].Value`, '"60"'],
    [String.raw`Regex.Matches("a1b22", @"\d+").Cast<Match>().Select(m => m.Value).ToArray()`, '["1", "22"]'],
    ['Regex.Replace("ABC", "b", "x", RegexOptions.IgnoreCase)', '"AxC"'],
    [String.raw`Regex.Replace("John Smith", @"(\w+) (\w+)", "$2 $1")`, '"Smith John"'],
    [String.raw`Regex.Replace("a1b2", @"\d", m => "[" + m.Value + "]")`, '"a[1]b[2]"'],
    ['Regex.Replace("aaa", "a", "b")', '"bbb"'],
    ['Regex.Split("a1b2c", "[0-9]")', '["a", "b", "c"]'],
    [String.raw`Regex.Match("2024-05-06", @"(?<y>\d{4})-(?<m>\d\d)").Groups["m"].Value + Regex.Match("x", "(a)?").Groups[1].Success`, '"05False"'],
    ['Regex.Match("ab", "(?<n>a)(b)").Groups[1].Value', '"b"'],
    ['Regex.Match("abcabc", "(abc)+").Groups[1].Captures.Count', '2'],
    [String.raw`Regex.Replace("a.b.c", @"\.", "-")`, '"a-b-c"'],
    ['Regex.Replace("Hello", "l", "L", RegexOptions.None)', '"HeLLo"'],
    ['new Regex("l").Replace("Hello", "L", 1)', '"HeLlo"'],
    [String.raw`new Regex(@"\b(\w)(\w*)").Replace("hello big world", m => m.Groups[1].Value.ToUpper() + m.Groups[2].Value)`, '"Hello Big World"'],
    ['Regex.Replace("x", "x", "$$ $& ${nope}")', '"$ x ${nope}"'],
    ['Regex.IsMatch("ABC", "^abc$", RegexOptions.IgnoreCase)', 'true'],
    [String.raw`Regex.IsMatch("a\nb", "^b$", RegexOptions.Multiline)`, 'true'],
    [String.raw`Regex.IsMatch("a\nb", "a.b", RegexOptions.Singleline)`, 'true'],
    ['Regex.IsMatch("ab", "a b # comment", RegexOptions.IgnorePatternWhitespace)', 'true'],
    [String.raw`Regex.IsMatch("٣", @"^\d$")`, 'true'],
    [String.raw`Regex.IsMatch("٣", @"^\d$", RegexOptions.ECMAScript)`, 'false'],
    ['Regex.IsMatch("foobar", "foo(?=bar)") && Regex.IsMatch("foobaz", "foo(?!bar)") && Regex.IsMatch("xbar", "(?<=x)bar")', 'true'],
    [String.raw`Regex.Split("a, b;c", @"[,;]\s*")`, '["a", "b", "c"]'],
    ['Regex.Split("a1b", "([0-9])")', '["a", "1", "b"]'],
    ['Regex.Match("aaa", "a{2}").Length', '2'],
    ['Regex.Match("aaa", "a+?").Value', '"a"'],
    ['Regex.Match("abc", "b").Index', '1'],
    ['Regex.IsMatch("x", "a{3,2}")', `ArgumentException: Invalid pattern 'a{3,2}' at offset 6. Illegal {x,y} with x > y.`],
    ['Regex.IsMatch("x", "[b-a]")', `ArgumentException: Invalid pattern '[b-a]' at offset 4. [x-y] range in reverse order.`],
    [String.raw`Regex.IsMatch("x", @"\k<nope>")`, String.raw`ArgumentException: Invalid pattern '\k<nope>' at offset 8. Reference to undefined group name 'nope'.`],
    ['Regex.IsMatch("x", "a**")', `ArgumentException: Invalid pattern 'a**' at offset 2. Nested quantifier '*'.`],
    ['Regex.IsMatch("x", "x", RegexOptions.RightToLeft)', 'NotHere: The local Azure does not support RegexOptions.RightToLeft.'],
    ['Regex.IsMatch("x", @"(?<a>x)(?<-a>y)?")', 'NotHere: The local Azure does not support balancing groups in regular expressions.'],
    ['Regex.IsMatch(null, "x")', `ArgumentNullException: Value cannot be null. (Parameter 'input')`],
    [String.raw`Regex.Unescape(@"a\.b")`, '"a.b"'],
  ])('%s is %s', (expression, expected) => {
    expect(result(expression)).toBe(expected);
  });
});
