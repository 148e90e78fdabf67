import type { Assumption } from '../../assumption.ts';

export const transformationAssumptions: readonly Assumption[] = [
  {
    id: 'policy-failures',
    text: 'What a policy cannot do with the values it gets is a 500 with the reason `ExpressionValueEvaluationFailure` where an expression gave the value, else `InternalError`; the client reads "Internal server error".',
    ja: 'ポリシーが受け取った値で処理できないときは 500。値が式から来た場合の理由は `ExpressionValueEvaluationFailure`、それ以外は `InternalError` で、クライアントには "Internal server error" とだけ伝える。',
    source: 'documentation: error handling (the first reason); own choice: the second',
  },
  {
    id: 'set-variable-types',
    text: 'set-variable keeps the documented types, those of Newtonsoft’s JSON and tokens (`Jwt`); any other is refused when it is computed.',
    ja: 'set-variable が保持するのは、文書にある型、Newtonsoft の JSON の型、トークン (`Jwt`)。ほかの型は、値が計算された時点で拒否する。',
    source: 'documentation: set-variable; report: azure-docs pull request 128688 (JSON); sample: policy snippets (Jwt)',
  },
  {
    id: 'set-header-limits',
    text: 'set-header passes over headers that cannot be modified, silently. White space around a literal value is no part of it, null is an empty value, and a value with line breaks or characters beyond Latin-1 fails.',
    ja: 'set-header は、変更できないヘッダーを黙って無視する。リテラルの前後の空白は値に含めず、null は空の値とし、改行や Latin-1 外の文字を含む値は失敗とする。',
    source: 'documentation: set-header (which headers); own choice: the rest',
  },
  {
    id: 'set-body-values',
    text: 'An expression in set-body returns a string or bytes; anything else fails. A message without a body takes a new one. Headers that told of the old bytes go, `Content-Encoding` where the new body is text. Elements inside are sent as XML.',
    ja: 'set-body の式は文字列かバイト列を返す。それ以外は失敗とする。本文のないメッセージにも新しい本文を設定できる。古いバイト列についてのヘッダーは除き、新しい本文がテキストなら `Content-Encoding` も除く。中の要素は XML として送る。',
    source: 'documentation: set-body (expressions); own choice: the rest',
  },
  {
    id: 'liquid-templates',
    text: 'Liquid templates behave as DotLiquid does without its compatibility options: the filters that Microsoft’s page lists, any other passes its value on; Replace, ReplaceFirst and RemoveFirst take regular expressions; whole numbers divide whole, others are decimals; quoted text has no escapes; the invariant culture. `JSONArrayFor` puts commas between. Header names have no case, `forloop` has Pascal-case names, too. There are no tags that read other templates. What fails is a 500, also a template of more than 1,000,000 characters or with more work than about a second. In return-response a template is refused: it would have no body.',
    ja: 'Liquid テンプレートは、互換オプションなしの DotLiquid と同じに動く。フィルターは Microsoft のページにあるもので、ほかは値をそのまま渡す。Replace、ReplaceFirst、RemoveFirst は正規表現をとる。整数どうしの割り算は整数、ほかは decimal。引用文字列にエスケープはなく、カルチャはインバリアント。`JSONArrayFor` は間にコンマを置く。ヘッダー名は大文字小文字を区別せず、`forloop` には Pascal 形の名前もある。ほかのテンプレートを読むタグはない。失敗は 500 で、1,000,000 文字を超えるテンプレートや、約 1 秒を超える処理も同じ。return-response の中のテンプレートは、本文がないため拒否する。',
    source: 'documentation: set-body (filters, dates, binding, return-response), Logic Apps (JSONArrayFor, forloop); report: dotliquid issue 298, azure-docs#61199 (unknown filters); analogy: source of DotLiquid; own choice: refusal, headers, limits, faults',
  },
  {
    id: 'body-policies-compression',
    text: 'find-and-replace, json-to-xml, xml-to-json and redirect-content-urls read compressed bodies (gzip, deflate, br) and leave uncompressed ones behind; a body in which there is nothing to change passes as it is.',
    ja: 'find-and-replace、json-to-xml、xml-to-json、redirect-content-urls は、圧縮された本文 (gzip、deflate、br) を読み、変更した本文は圧縮しない。変更のない本文はそのまま通す。',
    source: 'own choice: a changed body has to be readable',
  },
  {
    id: 'json-to-xml-form',
    text: 'json-to-xml: an object with one property is a document of that element, anything else stands in `Document`, items of an outermost array in `Item`; booleans print as `True`, null as `xsi:nil`, dates as `MM/dd/yyyy HH:mm:ss` in UTC. A separator parts a prefix only where `namespace-prefix` has declared it. The type becomes `application/xml`; `*/*` in Accept asks for no XML.',
    ja: 'json-to-xml: プロパティが 1 つのオブジェクトはその要素の文書に、ほかは `Document` の中に、最も外側の配列の項目は `Item` とする。真偽値は `True`、null は `xsi:nil`、日付は UTC の `MM/dd/yyyy HH:mm:ss`。区切り文字は、`namespace-prefix` で宣言された接頭辞だけを分ける。型は `application/xml` とし、Accept の `*/*` は XML の要求とみなさない。',
    source: 'documentation: json-to-xml, set-body (dates); report: tutorial of dev.fyicenter.com (Document, True, nil, arrays); own choice: Item, prefixes, types',
  },
  {
    id: 'xml-to-json-form',
    text: 'xml-to-json, direct: `soap$Envelope`, `@attribute`, `#text`, the declaration as properties, comments as C writes them; javascript-friendly: no comments, declaration or namespaces, attributes without `@`, `$text`. Values stay text, an empty element is null. The type becomes `application/json`; `*/*` in Accept asks for no JSON.',
    ja: 'xml-to-json の direct: `soap$Envelope`、`@属性`、`#text`、宣言はプロパティ、コメントは C の形。javascript-friendly: コメント・宣言・名前空間はなし、属性に `@` を付けず、`$text`。値は文字列のまま、空要素は null。型は `application/json` とし、Accept の `*/*` は JSON の要求とみなさない。',
    source: 'report: tutorial of dev.fyicenter.com and issue 73 of MicrosoftLearning/AZ-204 (direct); analogy: Newtonsoft’s XmlNodeConverter; own choice: javascript-friendly',
  },
  {
    id: 'undocumented-attributes',
    text: 'Attributes of set-body, json-to-xml, xml-to-json and emit-metric that only the published schemas know are refused by name; `enabled` of mock-response turns it off.',
    ja: 'set-body、json-to-xml、xml-to-json、emit-metric の属性のうち、公開スキーマにしかないものは名前を挙げて拒否する。mock-response の `enabled` は無効化として働く。',
    source: 'specification: schemas of vscode-apimanagement; own choice: what nobody describes is not guessed',
  },
  {
    id: 'cors-answers',
    text: 'A preflight request is answered with the method and the headers that it asks for, where they are allowed, else with an empty 200. `Access-Control-Max-Age` is 0 by default, `terminate-unmatched-request` true, which ends any request of another origin. With credentials `*` allows the origin by its name. Headers of a backend are overwritten.',
    ja: 'プリフライト要求には、許可された場合、求められたメソッドとヘッダーを返し、そうでなければ空の 200 を返す。`Access-Control-Max-Age` の既定は 0、`terminate-unmatched-request` の既定は true で、別のオリジンからの要求はすべて終わらせる。資格情報を許す `*` は、オリジンをその名前で許可する。バックエンドのヘッダーは上書きする。',
    source: 'documentation: cors (where it gives both defaults, true is the one explained); report: azure-docs#55313, #71283; analogy: System.Web.Cors (what is answered); own choice: backends',
  },
  {
    id: 'mock-response-samples',
    text: 'mock-response takes the first media type of the operation’s answer with its status, an example of it before a sample of its schema. Samples have `string`, 0, true and one item; XML has none.',
    ja: 'mock-response は、操作の応答のうち状態コードが一致するものの最初のメディア型を使い、スキーマから作る見本より例を優先する。見本の値は `string`、0、true、項目 1 つ。XML の見本は作らない。',
    source: 'documentation: mock-response; own choice: the values',
  },
  {
    id: 'telemetry-diagnostics',
    text: 'trace and emit-metric send only what a diagnostic takes: trace by its verbosity, `information` where it states none; metrics only with `metrics: true`. The API’s diagnostic counts in the place of the service’s. The request’s own trace shows everything.',
    ja: 'trace と emit-metric が送るのは、診断が受け取るものだけ。trace は詳細度による (指定がなければ `information`)。メトリックは `metrics: true` のときだけ。API の診断がサービスの診断に代わる。要求のトレースにはすべて現れる。',
    source: 'documentation: trace, emit-metric, Application Insights integration; own choice: information',
  },
  {
    id: 'redirect-content-urls-base',
    text: 'redirect-content-urls replaces the backend’s base URL by the gateway’s with the API’s path: of a pool all members’, in requests the other way round with the first.',
    ja: 'redirect-content-urls は、バックエンドのベース URL を、API のパスを含むゲートウェイの URL に置き換える。プールでは全メンバーの URL を対象とし、要求では逆に最初のものへ置き換える。',
    source: 'documentation: redirect-content-urls; own choice: base URL and pools',
  },
  {
    id: 'eventhub-sink',
    text: 'log-to-eventhub writes to a local sink, up to 204,800 bytes of a message.',
    ja: 'log-to-eventhub はローカルの出力先に書き、メッセージは 204,800 バイトまで。',
    source: 'documentation: log-to-eventhub (200 KB, cut); own choice: 1 KB is 1,024 bytes',
  },
];
