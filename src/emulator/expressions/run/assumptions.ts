import type { Assumption } from '../../assumption.ts';

export const runAssumptions: readonly Assumption[] = [
  {
    id: 'expression-bounds',
    text: 'An expression may take about a second of work, some hundred megabytes, and 600 calls of local functions inside each other; more ends the call with an error that no `catch` sees.',
    ja: '式が使えるのは、約 1 秒の計算、数百メガバイト、ローカル関数の入れ子呼び出し 600 段まで。超えると、`catch` では捕まえられないエラーになる。',
    source: 'own choice: Azure names no figures',
  },
  {
    id: 'expression-boxed-strings',
    text: 'Where `==` compares an `object` with a string, as in `context.Variables["a"] == "b"`, the text counts. C# compares references there, which is true or false by where the strings come from: write `(string)context.Variables["a"] == "b"`.',
    ja: '`context.Variables["a"] == "b"` のように `==` が `object` と文字列を比べるところでは、文字列の内容を比べる。C# は参照を比べるので、結果は文字列の由来しだい。`(string)context.Variables["a"] == "b"` と書くこと。',
    source: 'specification: C#, reference type equality operators; own choice: text',
  },
];
