import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../../../../src/emulator/gateway/policies/liquid/json-body.ts';
import { loadLiquid } from '../../../../../src/emulator/gateway/policies/liquid/liquid-engine.ts';
import { liquidFilters } from '../../../../../src/emulator/gateway/policies/liquid/filters/filters.ts';

const body = jsonBody('{"list":[3,1,2],"mixed":["b",null,["A"],"b"],"items":[{"n":"x","p":2},{"n":"Y","p":1},{}],"o":{"k":"v"},"real":10.0,"half":2.5,"when":"2012-03-21T05:40:07.5Z","big":9223372036854775807}', true);

async function render(template: string): Promise<string> {
  const { parse } = await loadLiquid();
  return await parse(template)({ body, context: new Map(), now: Date.UTC(2026, 0, 2, 3, 4, 5) });
}

/** Expressions between the braces, by the filter that they are about. */
const rows: Readonly<Record<string, readonly (readonly [expression: string, expected: string])[]>> = {
  Abs: [['-17 | Abs', '17'], ['"-1.5" | Abs', '1.5'], ['"x" | Abs', '0']],
  Append: [['"a" | Append: "b"', 'ab'], ['nil | Append: 1', '1'], ['true | Append: body.half', 'True2.5']],
  AtLeast: [['4 | AtLeast: 5', '5'], ['4 | AtLeast: 3', '4'], ['"x" | AtLeast: 3', 'x']],
  AtMost: [['4 | AtMost: 3', '3'], ['"4.5" | AtMost: 5', '4.5'], ['4 | AtMost: "x"', '4']],
  Capitalize: [['"my great title" | Capitalize', 'My Great Title'], ['nil | Capitalize', '']],
  Compact: [['body.mixed | Compact | Join: "-"', 'b-A-b'], ['nil | Compact', '']],
  Currency: [['1234.5 | Currency', '¤1,234.50'], ['"1,000" | Currency', '¤1,000.00'], ['-1 | Currency: "en-US"', '-$1.00'], ['1234.5 | Currency: "de-DE"', '1.234,50\u00a0€'], ['"x" | Currency', 'x'], ['nil | Currency', '']],
  Date: [
    ['body.when | Date: "yyyy-MM-ddTHH:mm:ss.fffK"', '2012-03-21T05:40:07.500Z'],
    ['body.when | Date: ""', '03/21/2012 05:40:07'],
    ['"2020-02-03" | Date: "dd MMM yyyy"', '03 Feb 2020'],
    ['"2020-02-03" | Date: ""', '2020-02-03'],
    ['"no date" | Date: "yyyy"', 'no date'],
    ['"now" | Date: "yyyy-MM-dd HH:mm"', '2026-01-02 03:04'],
    ['"Today" | Date: ""', '01/02/2026 03:04:05'],
    ['nil | Date: "yyyy"', ''],
  ],
  Default: [['nil | Default: "x"', 'x'], ['" " | Default: "x"', 'x'], ['"a" | Default: "x"', 'a'], ['false | Default: "x"', 'False']],
  DividedBy: [['20 | DividedBy: 7', '2'], ['-7 | DividedBy: 2', '-3'], ['20 | DividedBy: 8.0', '2.5'], ['body.real | DividedBy: 4', '2.5'], ['1.0 | DividedBy: 3', '0.3333333333333333333333333333'], ['nil | DividedBy: 2', ''], ['body.real | DividedBy: 0', 'Infinity']],
  Downcase: [['"ÄB" | Downcase', 'äb'], ['nil | Downcase', '']],
  Escape: [[`'<a b="c">&' | Escape`, '&lt;a b=&quot;c&quot;&gt;&amp;']],
  First: [['body.list | First', '3'], ['"abc" | First', 'a'], ['nil | First', ''], ['body.o | First', '[k, v]'], ['"" | First', '']],
  H: [["'<' | H", '&lt;']],
  Join: [['body.list | Join', '3 1 2'], ['body.list | Join: ", "', '3, 1, 2'], ['nil | Join', '']],
  Last: [['body.list | Last', '2'], ['"abc" | Last', 'c'], ['nil | Last', '']],
  Lstrip: [['"  a " | Lstrip | Append: "|"', 'a |']],
  Map: [['body.items | Map: "n" | Join: "-"', 'x-Y-'], ['nil | Map: "n"', '']],
  Minus: [['5 | Minus: 7', '-2'], ['0.3 | Minus: 0.1', '0.2'], ['5 | Minus: nil', '']],
  Modulo: [['7 | Modulo: 3', '1'], ['-7 | Modulo: 3', '-1'], ['7.5 | Modulo: 2', '1.5']],
  NewlineToBr: [['"a\nb\r\nc" | NewlineToBr', 'a<br />\nb<br />\r\nc']],
  Plus: [['1 | Plus: 2', '3'], ['0.1 | Plus: 0.2', '0.3'], ['"1" | Plus: 2', '12'], ['1 | Plus: 1.50', '2.5']],
  Prepend: [['"a" | Prepend: "b"', 'ba'], ['nil | Prepend: "b"', 'b']],
  Remove: [['"a.b.c" | Remove: "."', 'abc']],
  RemoveFirst: [['"abab" | RemoveFirst: "b"', 'aab'], ['"a1b2" | RemoveFirst: "\\d"', 'ab2']],
  Replace: [['"a.b.c" | Replace: "\\.", "-"', 'a-b-c'], ['"ab" | Replace: "(a)(b)", "$2$1"', 'ba'], ['"abc" | Replace: "b"', 'ac'], ['"abc" | Replace: "", "x"', 'abc'], ['nil | Replace: "a", "b"', '']],
  ReplaceFirst: [['"abab" | ReplaceFirst: "b", "$0"', 'a$0ab'], ['"abab" | ReplaceFirst: "x", "y"', 'abab']],
  Round: [['2.5 | Round', '2'], ['body.half | Round', '2'], ['3.14159 | Round: 2', '3.14'], ['"1.005" | Round: 2', '1'], ['"x" | Round', ''], ['1.5 | Round: 99', '']],
  Rstrip: [['" a  " | Rstrip | Append: "|"', ' a|']],
  Size: [['"abc" | Size', '3'], ['body.list | Size', '3'], ['body.o | Size', '1'], ['7 | Size', '0'], ['nil | Size', '0']],
  Slice: [['"Liquid" | Slice: 2, 3', 'qui'], ['"Liquid" | Slice: 0', 'L'], ['"Liquid" | Slice: -3, 2', 'ui'], ['"abc" | Slice: 9', ''], ['"abc" | Slice: -4, 2', 'a'], ['body.list | Slice: 1, 9 | Join', '1 2'], ['nil | Slice: 1', '']],
  Sort: [['body.list | Sort | Join', '1 2 3'], ['body.mixed | Sort | Join: ","', ',A,b,b'], ['body.items | Sort: "p" | Map: "n" | Join: ","', ',Y,x'], ['nil | Sort', '']],
  Split: [['"a, b,,c" | Split: "," | Join: "|"', 'a| b|c'], ['"abc" | Split: "" | Join: "-"', 'a-b-c'], ['" " | Split: "," | Size', '1']],
  Strip: [['" a " | Strip | Append: "|"', 'a|']],
  StripHtml: [["'<p>a<!-- <b> -->b</p><SCRIPT>x</script><style>y</style>c < d' | StripHtml", 'abc < d'], ["'a<!-- b' | StripHtml", 'a<!-- b']],
  StripNewlines: [['"a\r\nb\nc" | StripNewlines', 'abc']],
  Times: [['3 | Times: 4', '12'], ['1.5 | Times: 2', '3'], ['"ab" | Times: 3', 'ababab']],
  Truncate: [['"Ground control" | Truncate: 9', 'Ground...'], ['"Ground control" | Truncate: 8, "!"', 'Ground !'], ['"abc" | Truncate: 3', 'abc'], ['"abc" | Truncate: -1', '...'], ['"" | Truncate: -1', ''], ['"abcd" | Truncate: 2', '...']],
  TruncateWords: [['"a b c d" | TruncateWords: 2', 'a b...'], ['"a b" | TruncateWords: 2', 'a b'], ['"a b c" | TruncateWords: 1, "!"', 'a!'], ['"a" | TruncateWords: 0', '...'], ['"" | TruncateWords: 0', '']],
  Uniq: [['body.mixed | Uniq | Join: "-"', 'b--A']],
  Upcase: [['"aé" | Upcase', 'AÉ'], ['12 | Upcase', '12']],
  UrlDecode: [['"a%20b+c%zz" | UrlDecode', 'a b c%zz']],
  UrlEncode: [['"a b&ü" | UrlEncode', 'a+b%26%C3%BC']],
};

describe('filters of a Liquid template', () => {
  it('are those that Microsoft’s page of set-body lists', () => {
    expect(Object.keys(liquidFilters).toSorted()).toEqual(Object.keys(rows).toSorted());
    expect(Object.keys(rows)).toHaveLength(43);
  });

  it.each(Object.entries(rows).flatMap(([filter, each]) => each.map(([expression, expected]) => [filter, expression, expected] as const)))('%s: %s', async (_, expression, expected) => {
    expect(await render(`{{ ${expression} }}`)).toBe(expected);
  });

  it.each([
    ['body.list | Append: "x"', 'A list or an object is no text.'],
    ['7 | Join', "'7' is no list."],
    ['7 | First', "'7' is no list."],
    ['nil | Abs', 'Object reference not set'],
    ['nil | AtLeast: 1', 'Object reference not set'],
    ['"1" | Minus: 1', 'The operator - is not defined'],
    ['7 | Modulo: 0', 'divide by zero'],
    ['body.big | Plus: 1', 'overflow'],
    ['"ab" | Times: -1', 'Non-negative number required.'],
    ['"abc" | Remove: ""', 'nothing to remove'],
    ['"abc" | Truncate: "x"', 'not in a correct format'],
    ['"a" | Replace: "(", "b"', 'Invalid pattern'],
    ['body.when | Date: "%"', ''],
    ['1 | Currency: "xx-QQ"', "does not know the currency of 'xx-QQ'"],
    ['body.items | Sort', 'have no order'],
  ])('%s fails, as it does in C#', async (expression, message) => {
    await expect(render(`{{ ${expression} }}`)).rejects.toThrow(message);
  });
});
