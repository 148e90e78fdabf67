import type { Assumption } from '../../../assumption.ts';

/** Members of .NET and of `context` as expressions see them. */
export const libraryAssumptions: readonly Assumption[] = [
  {
    id: 'expression-consumed-body',
    text: 'A body that was read without `preserveContent` is gone: it is forwarded empty, and reading it again in an expression throws an ObjectDisposedException. A message that never had a body has `Body == null`.',
    ja: '`preserveContent` なしで読んだ本文はなくなる。転送される本文は空になり、式でもう一度読むと ObjectDisposedException になる。もともと本文のないメッセージでは `Body == null`。',
    source: 'documentation: policy expressions, "render it unavailable after it returns", and Body is null where there is none; own choice: the type of the exception',
  },
  {
    id: 'expression-culture',
    text: 'The culture of expressions is the invariant one, local time is UTC, and a line ends with `\\r\\n` (`JObject.ToString()`, `AppendLine`). Searches without a `StringComparison` compare character by character.',
    ja: '式のカルチャはインバリアント、ローカル時刻は UTC、改行は `\\r\\n`(`JObject.ToString()`、`AppendLine`)。`StringComparison` のない検索は文字ごとに比べる。',
    source: 'own choice: a gateway on Windows in UTC; none of it was observed',
  },
  {
    id: 'expression-dotnet-version',
    text: 'Numbers are written as .NET Core 3.0 and later do (the shortest text that reads back), messages of exceptions are those of current .NET, but `Input string was not in a correct format.` stays without the input.',
    ja: '数値の文字列は .NET Core 3.0 以降の形(元に戻る最短の表記)。例外のメッセージは現行の .NET のもの。ただし `Input string was not in a correct format.` には入力を含めない。',
    source: 'own choice: the version that the service runs is not documented',
  },
  {
    id: 'expression-json',
    text: 'JSON is read as Newtonsoft.Json does with its defaults: whole numbers are `long`, others `double`, text like `2024-01-15T10:30:00Z` becomes a date. A document may be nested 512 deep.',
    ja: 'JSON は Newtonsoft.Json の既定どおりに読む。整数は `long`、その他の数は `double`、`2024-01-15T10:30:00Z` のような文字列は日時になる。入れ子は 512 段まで。',
    source: 'documentation: Newtonsoft.Json, DateParseHandling and FloatParseHandling; own choice: the depth',
  },
  {
    id: 'expression-chance',
    text: '`Guid.NewGuid()`, `new Random()` and random bytes come from the seed of the local Azure; `new Random(7)` gives the same numbers each time, but not those of .NET. Only keys that .NET makes up (`RSA.Create()`, `new HMACSHA256()`) are really random.',
    ja: '`Guid.NewGuid()`、`new Random()`、乱数バイトはローカル Azure のシードから作る。`new Random(7)` は毎回同じ数を返すが、.NET の数とは違う。.NET が自分で作る鍵(`RSA.Create()`、`new HMACSHA256()`)だけは本当の乱数。',
    source: 'own choice: runs can be repeated',
  },
  {
    id: 'expression-headers',
    text: 'The indexer of `Headers` and `Query` gives one string per header line or parameter; a line with commas is not divided. `context.Api.Path` has no slash in front, `Url.Path` has one, `Url.QueryString` begins with `?`. There is never a client certificate, a user or a workspace.',
    ja: '`Headers` と `Query` のインデクサーは、ヘッダー行またはパラメーターごとに 1 つの文字列を返す。カンマのある行は分けない。`context.Api.Path` の先頭にスラッシュはなく、`Url.Path` にはある。`Url.QueryString` は `?` で始まる。クライアント証明書、ユーザー、ワークスペースはつねにない。',
    source: 'sample: oauth-proxy of the policy snippets puts QueryString right behind Path; own choice: the rest, none of it was observed',
  },
];
