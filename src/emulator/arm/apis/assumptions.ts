import type { Assumption } from '../../assumption.ts';

export const apisAssumptions: readonly Assumption[] = [
  {
    id: 'bearer-key',
    text: '`subscriptionKeyParameterNames.bearer` is accepted from 2024-10-01-preview on; it is not in any published type. `import --bearer` says so.',
    ja: '`subscriptionKeyParameterNames.bearer` は 2024-10-01-preview 以降で受け付ける。公開された型にはない。`import --bearer` はその旨を表示する。',
    source: 'sample: Azure-Samples/AI-Gateway with 2025-03-01-preview; recording: aso-ApiManagement_20240501_CRUD#63 shows it',
  },
  {
    id: 'protocols-of-an-api',
    text: 'An API with an empty list of protocols is refused.',
    ja: 'プロトコルの一覧が空の API は拒否する。',
    source: 'own choice: it cannot be called',
  },
  {
    id: 'exports',
    text: '`format` and `value` of an export stand both at the top (specification) and in `properties` (recorded at 2022-08-01). The link needs no token and ends after five minutes of the clock. Wildcards are written as they stand; operations of one route with different queries go to `x-ms-paths`; methods that OpenAPI does not have are left out; an operation without responses gets an empty 200.',
    ja: 'エクスポートの `format` と `value` は最上位 (仕様) と `properties` (2022-08-01 の記録) の両方に置く。リンクはトークン不要で、時計で 5 分後に無効になる。ワイルドカードはそのまま書く。クエリだけが違う同じルートのオペレーションは `x-ms-paths` に入る。OpenAPI にないメソッドは省き、応答のないオペレーションには空の 200 を付ける。',
    source: 'specification: ApiExport_Get; recording: azurecli-apim_export_api',
  },
  {
    id: 'revision-that-is-not-current',
    text: "A revision that is not current refuses another name, path, description, protocols, version or need of a subscription than the API's; what a PUT leaves out counts as its default there, as elsewhere.",
    ja: '現在のものでないリビジョンは、名前、パス、説明、プロトコル、バージョン、サブスクリプションの要否を API と違えると拒否する。PUT で省いたものは、ほかと同じく既定値とみなす。',
    source: 'report: refusals of revisions',
  },
  {
    id: 'source-api',
    text: "`sourceApiId` is answered at once. With a document in the same PUT the copy comes first; whether Azure then keeps the copied policies is not certain. On an API that exists nothing is copied. Another API's version set is not taken over.",
    ja: '`sourceApiId` には直ちに応答する。同じ PUT に文書があれば先に複製する。そのとき Azure が複製したポリシーを保つかは不確か。既存の API には複製しない。別の API のバージョン セットは引き継がない。',
    source: 'recording: azurecli-apim_core_service up to 2022-08-01',
  },
  {
    id: 'releases',
    text: "An update of a release changes its notes only: going back needs another release. The API's ETags are new, those of what is below it stay. A revision that is not there is a 404, another API's a `ValidationError`.",
    ja: 'リリースの更新で変わるのはメモだけで、戻すには別のリリースが要る。API の ETag は新しくなり、配下のものは変わらない。ないリビジョンは 404、別の API のものは `ValidationError`。',
    source: 'recording: azurecli-apim_core_service#291; own choice: the refusals',
  },
  {
    id: 'schemas-of-an-api',
    text: 'In a schema of an API the types stand where the content type says; one that an operation names needs `force` to be deleted. GraphQL belongs to GraphQL APIs and nothing else does; its definitions are read without their fields. XSD has to be well-formed with the root of an XML schema. A wrong document makes the operation fail.',
    ja: 'API のスキーマでは、型はコンテンツ タイプの示す場所にある。オペレーションが使うスキーマの削除には `force` が必要。GraphQL のスキーマは GraphQL の API にだけ属し、フィールドまでは読まない。XSD は整形式で、XML スキーマのルートを持つこと。文書の誤りは操作の失敗になる。',
    source: 'recording: azurecli-apim_core_service#308; report: pulumi-azure#1466; own choice: the words of the refusals',
  },
  {
    id: 'types-of-apis',
    text: 'GraphQL APIs have no operations, WebSocket APIs have `onHandshake` only; neither can be changed, nor can the type of an API.',
    ja: 'GraphQL の API にオペレーションはなく、WebSocket の API には `onHandshake` だけがある。どちらも変更できず、API の種類も変更できない。',
    source: 'recording: azurecli-apim_core_service#306, #322; documentation: GraphQL and WebSocket APIs; none: the words of the refusals',
  },
];
