import type { Assumption } from '../assumption.ts';

export const expressionAssumptions: readonly Assumption[] = [
  {
    id: 'expression-fault-words',
    text: 'The first fault of an expression is told, in the words of Razor and of the C# compiler: those of unterminated strings, of characters, of a missing `;` and of types that are not allowed are as reported, others as those tools write them. Faults of syntax come before those of names and types.',
    ja: '式の誤りは最初の 1 つを、Razor と C# コンパイラーの文言で知らせる。終わらない文字列、文字リテラル、`;` の欠落、許されない型の文言は報告のとおりで、ほかはこれらのツールの文言による。構文の誤りは、名前や型の誤りより先に知らせる。',
    source: 'report: azure-docs#51485, azure-api-management-devops-resource-kit#350, api-management-policy-snippets#137; sample: apimanagement-policyutil by an engineer of the service (types and members); own choice: which fault comes first',
  },
  {
    id: 'expression-language',
    text: 'Expressions are C# 7: what came later is refused with the version that it needs. Query syntax, `await`, iterators, anonymous methods, `goto`, deconstruction, pointers and arrays of several dimensions, which C# 7 has, are not served here and refused by name.',
    ja: '式は C# 7 で、後の版の構文は必要な版を示して拒否する。C# 7 にあるクエリ構文、`await`、反復子、匿名メソッド、`goto`、分解、ポインター、多次元配列は、ここでは扱わず、名前を挙げて拒否する。',
    source: 'documentation: page on policy expressions (C# 7); own choice: what is not served',
  },
  {
    id: 'expression-types',
    text: 'Types and their namespaces are those of Microsoft’s page and of what an engineer of the service published. Members that expressions may not use are refused where they are called or read, not in casts, in declarations or behind `?.`; so `foreach` over `Regex.Matches` works and `.Count` of it does not. Members of `object` may be used. `Formatting` alone is Newtonsoft’s.',
    ja: '型と名前空間は、Microsoft のページと、サービスの技術者が公開したものによる。式が使えないメンバーは、呼び出しや参照の箇所で拒否し、キャスト、宣言、`?.` の後では拒否しない。そのため `Regex.Matches` に対する `foreach` は動き、`.Count` は動かない。`object` のメンバーは使える。`Formatting` だけなら Newtonsoft のもの。',
    source: 'documentation: page on policy expressions; sample: apimanagement-policyutil, azure-api-management-policy-toolkit (analyzers), APIM-AOAI-Proxy ("cannot use xmatches.Count"), AzureOpenAI-with-APIM (`Formatting`)',
  },
  {
    id: 'expression-members',
    text: 'A member that does not exist is refused where all members of a type are known: `context` and what is below it, strings, dates, regular expressions, collections by their interfaces. Of other types a member that is not known passes, and is refused by name when it runs. `context` has what Microsoft’s page lists and what its engineers’ contract of it has besides, such as `OriginalMethod` and `HasBody`.',
    ja: '存在しないメンバーは、メンバーがすべて分かっている型 (`context` とその下、文字列、日付、正規表現、コレクションのインターフェイス) では拒否する。ほかの型の知らないメンバーは通し、実行時に名前を挙げて拒否する。`context` には、Microsoft のページにあるものに加え、技術者が公開した定義にある `OriginalMethod` や `HasBody` などもある。',
    source: 'documentation: page on policy expressions; sample: apimanagement-policyutil, azure-api-management-policy-toolkit; own choice: what is not known passes',
  },
  {
    id: 'expression-check',
    text: 'Checked are names, types, members, assignments, conditions, operators and conversions of strings, numbers, booleans and dates, and that every path returns. Not checked are the number and types of arguments, whether a variable is assigned before it is read, and what an expression’s result may be.',
    ja: '名前、型、メンバー、代入、条件、文字列・数値・ブール値・日付の演算子と変換、すべての経路が値を返すことを調べる。引数の数と型、変数が読む前に代入されているか、式の結果の型は調べない。',
    source: 'documentation: limited verification when a policy is defined; own choice: how much',
  },
  {
    id: 'expression-limits',
    text: 'Brackets, blocks and operators nest up to 200 levels, rows of operators up to 1000; beyond that an expression is too complex, as the C# compiler says when its stack ends.',
    ja: '括弧、ブロック、演算子の入れ子は 200 段まで、演算子の列は 1000 個まで。それを超える式は、C# コンパイラーがスタック切れのときに述べるとおり、複雑すぎるとする。',
    source: 'own choice: the numbers',
  },
];
