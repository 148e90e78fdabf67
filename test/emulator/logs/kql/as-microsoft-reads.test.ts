import { describe, expect, it } from 'vitest';
import { diagnosticsOf, resultColumnsOf, syntaxDiagnosticsOf } from '../../../support/kusto-check.ts';
import { columnsOf, refusalOf } from './ask.ts';

const start = 'AppRequests | where TimeGenerated > ago(1h)';

/** In the style of what a user would type. */
const good: readonly string[] = [
  `${start} | summarize requests = sum(ItemCount) by Name, ResultCode | order by requests`,
  `${start} | summarize count(), percentiles(DurationMs, 50, 95, 99.9), avg(DurationMs) by bin(TimeGenerated, 1m) | render timechart`,
  `${start} | extend Region = tostring(Properties["Region"]), Header = tostring(Properties.["Response-x-ms-region"]) | distinct Region, Header`,
  `${start} | project TimeGenerated, Name, tostring(Properties.Region), DurationMs / 1000, toint(ResultCode), strlen(Name), bin(DurationMs, 10)`,
  'AppDependencies | where DependencyType =~ "http" and Target endswith ".openai.azure.com" | summarize attempts = sum(ItemCount), failed = countif(Success == false) by Target, ResultCode | extend share = round(100.0 * failed / attempts, 1)',
  'AppDependencies | join kind=inner (AppRequests | project OperationId, RequestName = Name) on OperationId | summarize count() by RequestName, Target',
  'AppRequests | join kind=leftouter (AppDependencies | summarize tries = count() by OperationId) on OperationId | summarize avg(tries)',
  'AppRequests | join AppDependencies on $left.OperationId == $right.OperationId and $left.Name == $right.Name | project Name, Name1, DurationMs1',
  'AppRequests | join kind=leftanti AppExceptions on OperationId | count',
  'AppRequests | lookup kind=leftouter (AppTraces | project OperationId, Message) on OperationId | take 5',
  'ApiManagementGatewayLlmLog | summarize PromptTokens = max(PromptTokens), CompletionTokens = max(CompletionTokens), arg_max(SequenceNumber, ModelName, DeploymentName) by CorrelationId | join kind=inner ApiManagementGatewayLogs on CorrelationId | summarize sum(PromptTokens), sum(CompletionTokens) by ApimSubscriptionId, ModelName',
  'ApiManagementGatewayLogs | summarize arg_max(TimeGenerated, *) by CorrelationId | project CorrelationId, ResponseCode, BackendUrl',
  'ApiManagementGatewayLogs | extend host = tostring(parse_url(BackendUrl).Host) | summarize make_set(host), make_list(ResponseCode, 10), dcount(CorrelationId), take_any(Region), take_anyif(Cache, IsRequestSuccess), stdev(TotalTime), minif(TotalTime, IsRequestSuccess) by ApiId',
  'AppMetrics | where Name has_any ("Total Tokens", "Prompt Tokens") | extend Model = tostring(Properties["Deployment"]) | summarize sum(Sum), max(Max), sum(ItemCount) by Model, Name',
  'union withsource=Source AppRequests, AppDependencies | summarize count() by Source, OperationId | top 10 by count_ desc',
  'union isfuzzy=true AppTraces, AppExceptions | project TimeGenerated, Message, SeverityLevel | sort by TimeGenerated asc nulls last',
  'let since = 30m; let slow = 100.0; AppRequests | where TimeGenerated > ago(since) and DurationMs >= slow | count as n',
  'let price = datatable(Model:string, PerToken:real)["gpt-4o", 0.000005]; ApiManagementGatewayLlmLog | lookup price on $left.ModelName == $right.Model | extend cost = TotalTokens * PerToken | summarize round(sum(cost), 4) by ModelName',
  'let f = (t:(DurationMs:real), least:real = 5.0) { t | where DurationMs > least }; f(AppRequests, 10.0) | summarize max(DurationMs)',
  'let all = materialize(AppRequests | project Name, DurationMs); let worst = toscalar(all | summarize max(DurationMs)); all | where DurationMs == worst',
  'AppRequests | order by TimeGenerated asc | extend gap = TimeGenerated - prev(TimeGenerated), n = row_number(), total = row_cumsum(ItemCount) | where gap > 1s',
  'AppRequests | serialize before = prev(ResultCode), after = next(ResultCode, 1, "none")',
  'AppRequests | extend parts = split(Url, "/") | mv-expand part = parts to typeof(string) limit 10 | summarize count() by part',
  'AppRequests | mv-expand kind=array Properties | extend key = tostring(Properties[0])',
  'AppRequests | extend ["kind"] = case(toint(ResultCode) == 429, "throttled", Success, "ok", "failed"), x = iff(DurationMs > 5, 1, 2.5), y = coalesce(OperationName, Name), z = max_of(DurationMs, 1.0)',
  'AppRequests | where ResultCode in ("429", "503") or ResultCode !in~ ("200") and not(Name contains "test") and Url !has "canary" and Name matches regex "^P(OST|UT)"',
  'AppRequests | where DurationMs between (10 .. 20.5) and TimeGenerated !between (ago(2h) .. now(-1h))',
  'AppRequests | where Properties.Region == "Sweden Central" and isnotempty(Properties["API Name"]) and toint(Properties.x) > 3',
  'AppRequests | extend h = startofday(TimeGenerated), t = format_datetime(TimeGenerated, "HH:mm"), d = datetime_diff("minute", now(), TimeGenerated), w = dayofweek(TimeGenerated), hod = hourofday(TimeGenerated)',
  'AppRequests | extend a = extract("deployments/([^/]+)", 1, Url), b = replace_string(Url, "a", "b"), c = replace_regex(Url, "[0-9]+", "#"), d = trim("/", Url), e = substring(Url, 1, 2), f = toupper(Name), g = indexof(Url, "x")',
  'AppRequests | summarize by Name | order by Name asc',
  'AppRequests | project-away _*, Client* | project-rename Status = ResultCode | project-reorder Status, Name | project-keep Status, Name, DurationMs',
  'AppRequests | top 5 by DurationMs | project Name, ["DurationMs"], [\'odd name\'] = 1',
  'range x from 1 to 10 step 1 | extend y = x * 2 % 3, z = -x, r = x / 4.0 | summarize sum(y), avg(z), min(r)',
  'range t from ago(1h) to now() step 5m | join kind=leftouter (AppRequests | summarize n = count() by t = bin(TimeGenerated, 5m)) on t | project t, coalesce(n, 0)',
  'print x = 1, now(), dynamic({"a": [1, 2]}), timespan(1.02:03:04), 1.5h, @"c:\\x", "y", real(null), guid(74be27de-1e4e-49d9-b579-fe0b331d3642)',
  'AppRequests | summarize n = count() by bin(TimeGenerated, 5m), ResultCode | render columnchart with (kind=stacked, title="Answers", xcolumn=TimeGenerated, ycolumns=n)',
  'AppExceptions | summarize count() by ProblemId, tostring(Details[0].message)',
  'AppRequests | getschema',
  'AppRequests | as requests | count',
  'AppRequests | summarize percentile(DurationMs, 95), round(percentile(DurationMs, 50), 1), percentiles_array(DurationMs, 5, 95), count_distinct(Name), variance(DurationMs)',
  '// a comment\nAppRequests // behind\n| where Name == "x" // and more\n| take 1;',
];

const broken: readonly string[] = [
  '', 'AppRequests |', '| take 1', 'AppRequests | | take 1', 'AppRequests | where', 'AppRequests | where Name ==', 'AppRequests | where (Name == "a"', 'AppRequests | where Name == "a")',
  'AppRequests | where DurationMs == 1 == 2', 'AppRequests | where DurationMs < 1 < 2', 'AppRequests | where Name has "a" has "b"', 'AppRequests | project Name,', 'AppRequests | project Name Url',
  'AppRequests | order Name', 'AppRequests | sort by', 'AppRequests | top 5', 'AppRequests | top 5 by Name, Url', 'AppRequests | count 5', 'AppRequests | where Name in ()', 'AppRequests | where Name in ("a",)',
  'AppRequests | extend', 'AppRequests | take', 'AppRequests | distinct', 'AppRequests | mv-expand', 'AppRequests | summarize by', 'AppRequests | join', 'AppRequests | join (AppTraces) on', 'AppRequests | union', 'union', 'print',
  'range x from 1 to 2', 'let x = 1', 'let f = (x) { x }; print f(1)', 'AppRequests | where Name == \'x', 'AppRequests | where !Success', 'AppRequests | where DurationMs == - -1', 'AppRequests | frobnicate', 'AppRequests | as', 'AppRequests | render', ';AppRequests', 'AppRequests | where DurationMs between (1, 2)',
];

describe('a good query', () => {
  it.each(good)('is one for Microsoft and for us, with the same columns: %s', (query) => {
    expect(diagnosticsOf(query)).toEqual([]);
    expect(columnsOf(query)).toEqual(resultColumnsOf(query));
  });
});

describe('a broken query', () => {
  it.each(broken.filter((query) => query !== '' && query !== 'let x = 1'))('is none for either: %s', (query) => {
    expect(syntaxDiagnosticsOf(query)).not.toEqual([]);
    expect(refusalOf(query)).toMatch(/^SYN0002: Query could not be parsed at '/);
  });

  it('says the place where it ends too early', () => {
    expect(refusalOf('AppRequests\n| where Name ==')).toBe("SYN0002: Query could not be parsed at '<EOF>' on line [2,15]");
    expect(refusalOf('')).toBe("SYN0002: Query could not be parsed at '<EOF>' on line [1,0]");
  });
});

describe('a word of the language', () => {
  it.each(['AppRequests | extend kind = 1', 'AppRequests | summarize first = min(DurationMs)', 'AppRequests | extend x = Properties.title', 'AppRequests | extend real = 1.5', 'let timespan = 1; print timespan'])('is a name in brackets only: %s', (query) => {
    expect(diagnosticsOf(query)).not.toEqual([]);
    expect(refusalOf(query)).toMatch(/^SYN0002/);
  });

  it('is one in brackets', () => {
    for (const query of ["AppRequests | extend ['kind'] = 1 | where ['kind'] > 0", "AppRequests | extend x = Properties.['title']"]) {
      expect(diagnosticsOf(query)).toEqual([]);
      expect(refusalOf(query)).toBe('taken');
    }
  });
});

describe('names and types', () => {
  it.each([
    'AppRequests | where Foo == 1',
    'Foo | take 1',
    'AppRequests | project frobnicate(Name)',
    'AppRequests | where DurationMs has "x"',
    'AppRequests | where Name',
    'AppRequests | summarize count() by Properties.x',
    'AppRequests | summarize sum(Properties.x)',
    'AppRequests | summarize Name',
    'AppRequests | project Name, Name',
    'AppRequests | join AppTraces on $left.Name == $right.SeverityLevel',
    'AppRequests | mv-expand Name',
    'AppRequests | extend x = bin(TimeGenerated, 5)',
    'AppRequests | where TimeGenerated > "2026-01-01"',
    'AppRequests | project-away Foo',
    'AppRequests | project-rename Name = Url',
  ])('refused by Microsoft are refused by us: %s', (query) => {
    expect(diagnosticsOf(query)).not.toEqual([]);
    expect(refusalOf(query)).toMatch(/^SEM/);
  });
});
