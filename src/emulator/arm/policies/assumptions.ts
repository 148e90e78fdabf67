import type { Assumption } from '../../assumption.ts';

export const policiesAssumptions: readonly Assumption[] = [
  {
    id: 'policy-table',
    text: 'Policies, their attributes, what is inside of them and its order follow the schemas that Microsoft publishes with its editor (July 2025), in the words of .NET’s validator. Where documentation or Microsoft’s policy toolkit knows more (an attribute, a policy, that an attribute is needed or takes an expression), that counts.',
    ja: 'ポリシーとその属性、中身と順序は、Microsoft がエディターとともに公開するスキーマ (2025 年 7 月) に、.NET の検証器の文言で従う。文書や Microsoft のポリシー ツールキットのほうが詳しい場合 (属性、ポリシー、必須かどうか、式の可否) はそちらによる。',
    source: 'report: the order in validate-jwt and a text in set-header, in these words; specification: schemas of vscode-apimanagement; documentation: pages of the policies; sample: azure-api-management-policy-toolkit',
  },
  {
    id: 'policy-all-faults',
    text: 'Everything that is wrong with a well-formed document is told at once, one reason for an element, in the order of the document. A document that is not well-formed is told of its first fault only.',
    ja: '整形式の文書の誤りは、要素ごとに 1 つの理由で、文書の順にすべて一度に知らせる。整形式でない文書は最初の誤りだけを知らせる。',
    source: 'report: azure-docs#111058 shows three elements in one answer',
  },
  {
    id: 'policy-unknown',
    text: 'A policy that is not known is an invalid child of its section; a child of the root that is no section is refused as reported.',
    ja: '知らないポリシーはセクションの不正な子要素とする。ルートの子でセクションでないものは、報告された文言で拒否する。',
    source: 'report: azure-docs#111058; own choice: the words for an unknown policy',
  },
  {
    id: 'policy-sections',
    text: 'A policy stands where its documentation or Microsoft’s policy toolkit says. authentication-managed-identity stands in outbound as well.',
    ja: 'ポリシーは、その文書か Microsoft のポリシー ツールキットが述べるセクションに置ける。authentication-managed-identity は outbound にも置ける。',
    source: 'documentation: pages of the policies; sample: azure-api-management-policy-toolkit, mcp-client-authorization of AI-Gateway; report: llm-emit-token-metric is refused in outbound',
  },
  {
    id: 'policy-scopes',
    text: 'quota goes to products, rate-limit not to the service, cross-domain only to the service; llm-content-safety, validate-graphql-request and validate-odata-request do not go to operations. Data sources of GraphQL resolvers go nowhere here. Consumption refuses limits by key and of tokens.',
    ja: 'quota は製品、cross-domain はサービスだけに、rate-limit はサービス以外に置ける。llm-content-safety、validate-graphql-request、validate-odata-request は操作に置けない。GraphQL リゾルバーのデータ ソースはここでは使えない。Consumption はキー単位の制限とトークンの制限を拒否する。',
    source: 'report: quota, and rate-limit-by-key in Consumption, in these words; report: azure-docs pull request 88173 by an engineer of the service (cross-domain); documentation: pages of the policies',
  },
  {
    id: 'policy-once',
    text: '`base`, cors, cache-lookup, cache-store, rate-limit, quota and those of the semantic cache stand once among the policies of a section; in branches of `choose` they may repeat. `base` has neither attributes nor content, and may stand inside of `choose` and `retry`.',
    ja: '`base`、cors、cache-lookup、cache-store、rate-limit、quota、セマンティック キャッシュのポリシーは、セクション直下に 1 回だけ置ける。`choose` の分岐の中では繰り返せる。`base` は属性も中身も持たず、`choose` や `retry` の中に置ける。',
    source: 'documentation: "once in a section" or "once per policy definition", and an example of wait with two rate-limits in branches; own choice: base',
  },
  {
    id: 'policy-values',
    text: 'Numbers outside of the documented range are refused (retry 1 to 50 times, a rate’s period up to 300 seconds, a quota’s from 300 or 0, status 100 to 999, thresholds), and so are expressions where the documentation does not allow them, attributes that exclude each other, and missing ones of a set. Azure’s words are known only for `remaining-quota-tokens-*`.',
    ja: '文書にある範囲外の数値 (retry は 1〜50 回、レートの期間は 300 秒まで、クォータの期間は 300 秒以上か 0、状態コードは 100〜999、しきい値)、文書が許さない属性の式、両立しない属性、組の欠けた属性は拒否する。Azure の文言が分かっているのは `remaining-quota-tokens-*` だけ。',
    source: 'report: remaining-quota-tokens-header-name; documentation: pages of the policies',
  },
  {
    id: 'policy-lenient',
    text: 'Not asked for, as only documentation does: `set-url` and `set-method` in a new request, `reason` of set-status, `value` of set-header, addresses of ip-filter, dimensions of a metric, `delta` with `max-interval`. Schemas, APIs and operations that a policy names by id are not looked up, certificates only by id; what an OpenID configuration’s address leads to is not fetched.',
    ja: '文書だけが求めるものは求めない: 新しい要求の `set-url` と `set-method`、set-status の `reason`、set-header の `value`、ip-filter のアドレス、メトリックのディメンション、`max-interval` に対する `delta`。ポリシーが ID で指すスキーマ・API・操作は調べず、証明書は ID だけ調べる。OpenID 構成のアドレスは取得しない。',
    source: 'specification: schemas of vscode-apimanagement; report: Azure fetches an OpenID configuration (apiops#857); own choice: this program calls nobody',
  },
  {
    id: 'policy-fragment-limits',
    text: '`remaining-quota-tokens-*` is refused at the service and in products, and taken in fragments. A fragment’s policies are checked for section and scope where it is included, its rewrite-uri against no template.',
    ja: '`remaining-quota-tokens-*` はサービスと製品では拒否し、フラグメントでは受け付ける。フラグメントのポリシーのセクションとスコープは取り込む場所で調べ、rewrite-uri のテンプレートは照合しない。',
    source: 'report: the refusal, before June 2026 in fragments too; documentation: changelog of June 2026',
  },
  {
    id: 'policy-rewrite',
    text: 'rewrite-uri at an operation may name only parameters of the operation’s template, whatever their case; at other scopes any.',
    ja: '操作の rewrite-uri が使えるのは、その操作のテンプレートの引数だけ (大文字と小文字は区別しない)。ほかのスコープでは任意。',
    source: 'report: the refusal, in these words; own choice: other scopes',
  },
  {
    id: 'policy-named-values',
    text: 'Values of named values are put in place before a document is checked, inside of expressions too; a value that Key Vault has is not looked at. In a Liquid template double braces name a named value only where there is one of that name.',
    ja: '名前付きの値は、式の中も含めて、文書を調べる前に埋め込む。Key Vault の値は調べない。Liquid テンプレートの二重波かっこは、その名前の値がある場合だけ名前付きの値とする。',
    source: 'report: azure-docs#51485; documentation: set-body',
  },
  {
    id: 'policy-size',
    text: 'A document has up to 256 KiB, 16 KiB in Consumption. Addresses of documents (`xml-link`, `rawxml-link`) are answered with 501, as this program calls nobody.',
    ja: '文書は 256 KiB まで、Consumption では 16 KiB まで。文書のアドレス (`xml-link`、`rawxml-link`) は、このプログラムがどこも呼ばないため 501。',
    source: 'documentation: limits of the tiers; own choice: 501',
  },
  {
    id: 'policy-base-inheritance',
    text: 'With `basePolicyInheritance: deny` Azure Policy refuses documents of operations, APIs and products where a section is missing or begins with something else than `<base />`.',
    ja: '`basePolicyInheritance: deny` のとき、Azure Policy は、セクションが欠けているか `<base />` 以外で始まる、操作・API・製品の文書を拒否する。',
    source: 'documentation: built-in definition d5448c98-e503-4fdd-bcd2-784960c00d04; own choice: a missing section counts as one without',
  },
];
