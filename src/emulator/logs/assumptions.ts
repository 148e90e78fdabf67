import type { Assumption } from '../assumption.ts';

export const logQueryAssumptions: readonly Assumption[] = [
  {
    id: 'query-engine',
    text: '`dcount` and percentiles are exact, `take` and `take_any` give the first rows, groups come in the order of their first rows, and lengths of texts count UTF-16 units. Division of integers by zero is null, `stdev` of one value 0. A dynamic holds integers up to 2^53. What costs more work than making 5,000,000 rows is refused, and so is a regular expression that takes 2,000,000 steps on one text, which only those with repetitions within repetitions can.',
    ja: '`dcount` とパーセンタイルは正確な値、`take` と `take_any` は最初の行を返し、グループは最初の行の順、文字列の長さは UTF-16 単位。整数の 0 による除算は null、値が一つの `stdev` は 0。dynamic の整数は 2^53 まで。5,000,000 行を作る以上の手間がかかるクエリと、一つの文字列に 2,000,000 ステップを超える正規表現 (繰り返しの中に繰り返しがあるものだけ) は拒否する。',
    source: 'documentation: Kusto query language, null values, nearest rank, numerical operators; own choice: what it leaves open',
  },
  {
    id: 'query-refusals',
    text: 'Queries that Azure would refuse are refused with its codes where they were seen (SEM0003, SEM0100) or are remembered (SYN0002, SEM0064, SEM0260: no source was found), else with SEM0000; what Azure evaluates and the local Azure does not has the code `NotEmulated` with its name and place.',
    ja: 'Azure が拒否するクエリは、確認できたコード (SEM0003、SEM0100) か、出典の見つからないコード (SYN0002、SEM0064、SEM0260)、それ以外は SEM0000 で拒否する。Azure なら評価するがローカル Azure が評価しないものは、名前と位置を示してコード `NotEmulated`。',
    source: 'report: azure-cli-extensions#3002, azure-docs#61086, MicrosoftDocs/feedback#1792; own choice: the rest',
  },
  {
    id: 'query-api',
    text: 'A workspace that is not there, and a resource, are 404 `PathNotFoundError`; a table that the caller may not read is not there. Tokens are for `https://api.loganalytics.io` (or another cloud\'s name of it). An answer has 500,000 rows and 64,000,000 bytes at most, the rest is a `PartialError`; `wait` changes nothing.',
    ja: '存在しないワークスペースやリソースは 404 `PathNotFoundError`。呼び出し元が読めない表は、ないものとして扱う。トークンの対象は `https://api.loganalytics.io` (または他クラウドでの名前)。回答は最大 500,000 行・64,000,000 バイトで、超えた分は `PartialError`。`wait` は効果がない。',
    source: 'documentation: "Azure Monitor Log Analytics API errors", "Azure Monitor service limits", "Prefer options"; report: azure-sdk-for-python#45580, jupyter-Kqlmagic#77; own choice: tables without the right',
  },
];
