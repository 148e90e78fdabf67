import { describe, expect, it } from 'vitest';
import { columnsOf, refusalOf, rowsOf } from './ask.ts';

const table = 'datatable(k:string, n:long, x:real)["a", 1, 1.5, "b", 2, real(null), "a", 3, 2.5, "c", long(null), 4.0]';
const left = 'datatable(Key:string, Value1:long)["a", 1, "b", 2, "b", 3, "c", 4]';
const right = 'datatable(Key:string, Value2:long)["b", 10, "c", 20, "c", 30, "d", 40]';

describe('where, take, count', () => {
  it('filter, cut and count', () => {
    expect(rowsOf(`${table} | where n > 1 | project n`)).toEqual([[2], [3]]);
    expect(rowsOf(`${table} | take 2 | count`)).toEqual([[2]]);
    expect(rowsOf(`let n = 1; ${table} | limit n | project k`)).toEqual([['a']]);
    expect(columnsOf(`${table} | count as rows`)).toEqual(['rows:long']);
  });

  it('refuse what is no condition and no count', () => {
    expect(refusalOf(`${table} | where n`)).toContain('the expression must have the type bool, not long');
    expect(refusalOf(`${table} | take -1`)).toContain('a constant whole number that is not negative');
    expect(refusalOf(`${table} | take n`)).toBe("SEM0100: 'take' operator: Failed to resolve column or scalar expression named 'n'");
  });
});

describe('extend and project', () => {
  it('replace a column where it stands, and add others at the end', () => {
    expect(columnsOf(`${table} | extend n = tostring(n), y = 1, x + 1`)).toEqual(['k:string', 'n:string', 'x:real', 'y:long', 'Column1:real']);
    expect(rowsOf(`${table} | extend n = n * 2, m = n | take 1 | project n, m`)).toEqual([[2, 1]]);
  });

  it('name what nobody named', () => {
    expect(columnsOf(`${table} | project k, n + 1, tostring(n), strlen(k), bin(n, 2), n * 2`)).toEqual(['k:string', 'Column1:long', 'n:string', 'strlen_k:long', 'n1:long', 'Column2:long']);
    expect(columnsOf('AppRequests | project Properties["Service ID"], Properties.x.y, Properties[0]')).toEqual(['Properties_Service ID:dynamic', 'Properties_x_y:dynamic', 'Properties_0:dynamic']);
    expect(refusalOf(`${table} | project k, k = n`)).toContain("A column with the name 'k' is already declared");
  });

  it('pick, rename and reorder columns by name and pattern', () => {
    expect(columnsOf(`${table} | project-away x, n*`)).toEqual(['k:string']);
    expect(columnsOf(`${table} | project-keep x, k`)).toEqual(['k:string', 'x:real']);
    expect(columnsOf(`${table} | project-reorder x, *`)).toEqual(['x:real', 'k:string', 'n:long']);
    expect(columnsOf(`${table} | project-reorder * desc`)).toEqual(['x:real', 'n:long', 'k:string']);
    expect(columnsOf(`${table} | project-rename key = k`)).toEqual(['key:string', 'n:long', 'x:real']);
    expect(refusalOf(`${table} | project-away y`)).toContain("named 'y'");
    expect(refusalOf(`${table} | project-rename n = k`)).toContain("'n' is already declared");
  });

  it('say which column is not there, in which operator', () => {
    expect(refusalOf('AppRequests | where Foo == 1')).toBe("SEM0100: 'where' operator: Failed to resolve column or scalar expression named 'Foo'");
    expect(refusalOf('NoTable | where Foo == 1')).toBe("SEM0100: 'where' operator: Failed to resolve table or column expression named 'NoTable'");
    expect(refusalOf('1 + 2')).toMatch(/^SEM0003: Top-level expressions must return tabular results/);
  });
});

describe('summarize', () => {
  it('leaves nulls out and counts rows', () => {
    expect(rowsOf(`${table} | summarize count(), sum(n), avg(n), min(n), max(x), dcount(n), countif(n > 1), sumif(n, x > 2) by k`)).toEqual([
      ['a', 2, 4, 2, 1, 2.5, 2, 1, 3],
      ['b', 1, 2, 2, 2, null, 1, 1, 0],
      ['c', 1, 0, Number.NaN, null, 4, 0, 0, 0],
    ]);
  });

  it('sums and averages what is there', () => {
    expect(rowsOf('range x from 1 to 4 step 1 | extend y = iff(x == 1, real(null), real(5)) | summarize sum(y), avg(y)')).toEqual([[15, 5]]);
  });

  it('gives defaults for nothing without keys, and nothing with keys', () => {
    expect(rowsOf('datatable(x:long)[] | summarize count(), sum(x), avg(x), max(x), dcount(x), make_list(x), stdev(x), percentile(x, 50)')).toEqual([[0, 0, Number.NaN, null, 0, [], 0, null]]);
    expect(rowsOf('datatable(x:long)[] | summarize count() by x')).toEqual([]);
  });

  it('names columns as Kusto does', () => {
    expect(columnsOf(`${table} | summarize count(), sum(n), avg(x), dcount(k), percentiles(x, 50, 99.9), make_set(k), make_list(n), take_any(n)`)).toEqual([
      'count_:long', 'sum_n:long', 'avg_x:real', 'dcount_k:long', 'percentile_x_50:real', 'percentile_x_99_9:real', 'set_k:dynamic', 'list_n:dynamic', 'n:long',
    ]);
    expect(columnsOf(`${table} | summarize sum(n) / count(), round(avg(x), 1), p95 = percentile(x, 95) by k, bin(n, 5)`)).toEqual(['k:string', 'n:long', 'Column1:long', 'avg_x:real', 'p95:real']);
  });

  it('takes percentiles by nearest rank', () => {
    expect(rowsOf('range x from 1 to 10 step 1 | summarize percentile(x, 50), percentiles(x, 0, 5, 95, 100), round(percentile(x, 90), 0)')).toEqual([[5, 1, 1, 10, 10, 9]]);
    expect(rowsOf('datatable(x:long)[15, 20, 35, 40, 50] | summarize percentiles(x, 30, 40, 50)')).toEqual([[20, 20, 35]]);
  });

  it('takes rows by the greatest and the least', () => {
    expect(rowsOf(`${table} | summarize arg_max(x, n) by k`)).toEqual([['a', 2.5, 3], ['b', null, 2], ['c', 4, null]]);
    expect(columnsOf(`${table} | summarize arg_min(n, *) by k`)).toEqual(['k:string', 'n:long', 'x:real']);
    expect(rowsOf(`${table} | summarize (best, of) = arg_max(n, k)`)).toEqual([[3, 'a']]);
  });

  it('collects lists and sets in the order of the rows', () => {
    expect(rowsOf(`${table} | summarize make_list(k), make_set(k), make_list(n), make_list(k, 2), make_set_if(k, n > 1)`)).toEqual([[['a', 'b', 'a', 'c'], ['a', 'b', 'c'], [1, 2, 3], ['a', 'b'], ['b', 'a']]]);
  });

  it('spreads by the sample', () => {
    expect(rowsOf('range x from 1 to 5 step 1 | summarize round(stdev(x), 6), variance(x), variancep(x)')).toEqual([[1.581139, 2.5, 2]]);
  });

  it('bins by time', () => {
    expect(rowsOf('range t from datetime(2026-01-01) to datetime(2026-01-01 00:09) step 3m | summarize n = count() by bin(t, 5m)')).toEqual([
      ['2026-01-01T00:00:00.0000000Z', 2],
      ['2026-01-01T00:05:00.0000000Z', 2],
    ]);
  });

  it('refuses dynamic keys, columns outside of aggregates, and names twice', () => {
    expect(refusalOf('AppRequests | summarize count() by Properties.x')).toContain('Please use an explicit cast');
    expect(refusalOf(`${table} | summarize n`)).toContain("named 'n'");
    expect(refusalOf(`${table} | summarize k = count() by k`)).toContain("'k' is already declared");
    expect(refusalOf(`${table} | summarize sum(k)`)).toContain('must be summable');
    expect(refusalOf(`${table} | summarize sum(count())`)).toContain('can be used in summarize only');
  });
});

describe('union', () => {
  it('puts rows one behind the other, columns by name', () => {
    expect(rowsOf(`${left} | union (${right}) | summarize count(), countif(isnull(Value1)), countif(isnull(Value2))`)).toEqual([[8, 4, 4]]);
    expect(columnsOf(`union kind=inner (${left}), (${right})`)).toEqual(['Key:string']);
    expect(columnsOf('union (print a = 1), (print a = "x")')).toEqual(['a_long:long', 'a_string:string']);
  });

  it('knows where a row is from, patterns, and tables that may be missing', () => {
    expect(columnsOf('union withsource=Source AppRequests, AppTraces | project Source')).toEqual(['Source:string']);
    expect(columnsOf('union App* | project TimeGenerated, Target, Message')).toHaveLength(3);
    expect(columnsOf('union * | project Type')).toEqual(['Type:string']);
    expect(columnsOf('union isfuzzy=true AppTraces, NoSuchTable | project Message')).toEqual(['Message:string']);
    expect(refusalOf('union AppTraces, NoSuchTable')).toContain("named 'NoSuchTable'");
    expect(rowsOf('let a = print x = 1; union withsource=s (a), (a) | project s')).toEqual([['union_arg0'], ['union_arg1']]);
  });
});

describe('order', () => {
  it('goes down unless it is told otherwise, nulls last going down and first going up', () => {
    expect(rowsOf(`${table} | order by n | project n`)).toEqual([[3], [2], [1], [null]]);
    expect(rowsOf(`${table} | sort by n asc | project n`)).toEqual([[null], [1], [2], [3]]);
    expect(rowsOf(`${table} | order by n asc nulls last | project n`)).toEqual([[1], [2], [3], [null]]);
    expect(rowsOf(`${table} | order by k asc, n desc | project k, n`)).toEqual([['a', 3], ['a', 1], ['b', 2], ['c', null]]);
    expect(rowsOf(`${table} | top 2 by x | project x`)).toEqual([[4], [2.5]]);
    expect(refusalOf('AppRequests | order by Properties')).toContain('has no order');
  });

  it('puts NaN and null together', () => {
    expect(rowsOf('datatable(x:real)[1.0, real(null), real(nan), real(-inf)] | order by x asc | project tostring(x)')).toEqual([[''], ['NaN'], ['-Infinity'], ['1']]);
  });
});

describe('windows', () => {
  it('look at the rows around', () => {
    expect(rowsOf('range x from 1 to 4 step 1 | extend p = prev(x), n = next(x, 2, 0), r = row_number(), c = row_cumsum(x)')).toEqual([
      [1, null, 3, 1, 1],
      [2, 1, 4, 2, 3],
      [3, 2, 0, 3, 6],
      [4, 3, 0, 4, 10],
    ]);
    expect(rowsOf('datatable(k:string, n:long)["a", 1, "a", 2, "b", 3] | serialize c = row_cumsum(n, k != prev(k)), r = row_number(1, k != prev(k)) | project c, r')).toEqual([[1, 1], [3, 2], [3, 1]]);
  });

  it('need an order', () => {
    expect(refusalOf('AppRequests | extend p = prev(Name)')).toContain('the row set must be serialized');
    expect(columnsOf('AppRequests | order by TimeGenerated asc | where Success | extend p = prev(Name) | project p')).toEqual(['p:string']);
    expect(refusalOf('AppRequests | order by TimeGenerated | summarize count() by Name | extend p = prev(Name)')).toContain('serialized');
  });
});

describe('mv-expand', () => {
  it('makes a row for each element', () => {
    expect(rowsOf('datatable(a:int, b:dynamic)[1, dynamic([10, 20]), 2, dynamic(["a"]), 3, dynamic([]), 4, dynamic(null)] | mv-expand b')).toEqual([[1, 10], [1, 20], [2, 'a'], [4, null]]);
    expect(rowsOf('print b = dynamic({"p": 1, "q": 2}) | mv-expand b')).toEqual([[{ p: 1 }], [{ q: 2 }]]);
    expect(rowsOf('print b = dynamic({"p": 1}) | mv-expand kind=array b')).toEqual([[['p', 1]]]);
    expect(rowsOf('print b = dynamic([1, "x"]) | mv-expand with_itemindex=i v = b to typeof(long) | project i, v')).toEqual([[0, 1], [1, null]]);
    expect(rowsOf('print a = dynamic([1, 2]), b = dynamic(["x"]) | mv-expand a, b limit 5')).toEqual([[1, 'x'], [2, null]]);
    expect(refusalOf('AppRequests | mv-expand Name')).toContain('must have the type dynamic');
  });
});

describe('tables of their own', () => {
  it('range, print, datatable, distinct, getschema, as', () => {
    expect(rowsOf('range x from 10 to 1 step -4')).toEqual([[10], [6], [2]]);
    expect(rowsOf('range t from datetime(2026-01-01) to datetime(2026-01-02) step 12h | count')).toEqual([[3]]);
    expect(columnsOf('print 1, x = 2, "a"')).toEqual(['print_0:long', 'x:long', 'print_2:string']);
    expect(rowsOf(`${table} | distinct k`)).toEqual([['a'], ['b'], ['c']]);
    expect(rowsOf('print a = 1 | getschema | project ColumnName, ColumnType')).toEqual([['a', 'long']]);
    expect(refusalOf('datatable(a:long, b:long)[1]')).toContain('is not a multiple');
    expect(refusalOf('range x from 1 to 5 step 0')).toContain('the step must not be 0');
    expect(columnsOf('print a = 1 | as T')).toEqual(['a:long']);
  });
});

describe('let', () => {
  it('names values, tables and functions', () => {
    expect(rowsOf('let n = 2; let t = range x from 1 to 5 step 1; t | where x > n | union (t | where x == 1) | order by x asc')).toEqual([[1], [3], [4], [5]]);
    expect(rowsOf('let f = (a:long, b:string = "z") { strcat(a, b) }; range x from 1 to 2 step 1 | project f(x), f(x, "y")')).toEqual([['1z', '1y'], ['2z', '2y']]);
    expect(rowsOf('let f = (t:(x:long), least:long) { let more = least + 1; t | where x > more }; f(range x from 1 to 5 step 1, 2)')).toEqual([[4], [5]]);
    expect(rowsOf('let m = materialize(range x from 1 to 3 step 1); let top1 = toscalar(m | summarize max(x)); m | where x == top1')).toEqual([[3]]);
    expect(refusalOf('let f = (a:long) { a }; print f(1, 2)')).toContain('function expects 1 argument(s), not 2');
  });

  it('does not see what is named later', () => {
    expect(refusalOf('let a = b; let b = 1; print a')).toContain("named 'b'");
  });
});

describe('what is not taken', () => {
  it.each([
    ['AppRequests | make-series count() on TimeGenerated step 1h', "operator 'make-series'"],
    ['AppRequests | parse Name with "a" b', "operator 'parse'"],
    ['search "x"', "operator 'search'"],
    ['AppRequests | evaluate bag_unpack(Properties)', "operator 'evaluate'"],
    ['print decimal(1)', "type 'decimal'"],
    ['set notruncation; AppRequests', "statement 'set'"],
    ['declare query_parameters(x:long); print x', "statement 'declare'"],
    ['AppRequests; AppTraces', 'more than one result'],
    ['workspace("other").AppRequests', "function 'workspace'"],
  ])('%s is refused by name', (query, name) => {
    expect(refusalOf(query)).toMatch(/^NotEmulated: /);
    expect(refusalOf(query)).toContain(name);
  });
});

describe('what costs too much', () => {
  it('is stopped', () => {
    expect(refusalOf('range x from 1 to 100000000000 step 1')).toContain('LimitExceeded');
    expect(refusalOf(`print ${'('.repeat(2000)}1${')'.repeat(2000)}`)).toContain('LimitExceeded');
    expect(refusalOf(`print ${Array.from({ length: 5000 }, () => '1').join('+')}`)).toContain('LimitExceeded');
  });
});
