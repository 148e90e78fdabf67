import { notRunPolicies } from '../gateway/not-run-policies.ts';

/** What a type that is served can have in Azure and not here: answered with 501 `NotEmulated`, which names it. */
export interface RefusedValue {
  /** The file of the local ARM that refuses it. */
  readonly where: string;
  readonly text: string;
  /** The same in Japanese. */
  readonly ja: string;
  /** All that these methods of a type do. */
  readonly methods?: { readonly type: string; readonly names: readonly string[] };
}

const names = notRunPolicies.map((name) => `\`${name}\``);

export const refusedValues: readonly RefusedValue[] = [
  {
    where: 'service/service-rules.ts',
    text: 'virtual networks, custom host names, certificates, zones and all else of a service but its publisher, sender of notifications, custom properties, SKU, identity and tags, where a request says something else than is shown',
    ja: 'サービスの仮想ネットワーク、独自ホスト名、証明書、ゾーンなど、発行者、通知の送信者、カスタム プロパティ、SKU、ID、タグ以外の項目 (表示と違う内容を書いたとき)',
  },
  { where: 'apis/api-kinds.ts', text: 'APIs of the types SOAP, OData and gRPC', ja: 'SOAP、OData、gRPC の API' },
  { where: 'apis/field-rules.ts', text: 'APIs that are agents', ja: 'エージェントである API' },
  { where: 'apis/api-target.ts', text: '`isCurrent: false` on the current revision of an API', ja: 'API の現在のリビジョンへの `isCurrent: false`' },
  { where: 'apis/version-rules.ts', text: 'a version set described inside of an API (`apiVersionSet`), other than as it is read back', ja: 'API の中に書いたバージョン セット (`apiVersionSet`)。読み取ったままの送り返しは可' },
  {
    where: 'apis/export-api.ts',
    text: 'exports of GraphQL and WebSocket APIs, and exports in the formats `wadl-link`, `wsdl-link`, `openapi` and `openapi+json`',
    ja: 'GraphQL と WebSocket の API のエクスポート、形式 `wadl-link`、`wsdl-link`、`openapi`、`openapi+json` のエクスポート',
  },
  {
    where: 'import/read-document.ts',
    text: 'imports of other formats than `openapi`, `openapi+json` and `swagger-json`: links, WADL, WSDL, GraphQL, OData, gRPC',
    ja: '`openapi`、`openapi+json`、`swagger-json` 以外の形式のインポート: リンク、WADL、WSDL、GraphQL、OData、gRPC',
  },
  { where: 'apis/import-api.ts', text: 'imports of a document as an API of another type than `http`', ja: '`http` 以外の種類の API としての文書のインポート' },
  { where: 'operations/operations.ts', text: 'policies inside of an operation; they are put to its `policies/policy`', ja: 'オペレーションの中に書いたポリシー (`policies/policy` に置く)' },
  { where: 'policies/write-policy.ts', text: 'policies of other formats than `xml` and `rawxml`: links', ja: '`xml` と `rawxml` 以外の形式 (リンク) のポリシー' },
  {
    where: 'policies/refuse-not-runnable.ts',
    text: `policies that the local gateway does not run, in documents and fragments: ${names.join(', ')}; and single attributes of others, which the refusal names`,
    ja: `ローカル ゲートウェイが実行しないポリシー (文書とフラグメントの中): ${names.join('、')}。ほかのポリシーの一部の属性も、その名前を挙げて断る`,
  },
  { where: 'named-values/named-value-actions.ts', text: '`listValue` of a value that stands in a Key Vault', ja: 'Key Vault にある値の `listValue`' },
  { where: 'tags/tags.ts', text: '`scope` of a list of tags', ja: 'タグ一覧の `scope`' },
  {
    where: 'authorization/role-definitions.ts',
    text: 'custom role definitions',
    ja: 'カスタム ロールの定義',
    methods: { type: 'Microsoft.Authorization/roleDefinitions', names: ['PUT', 'DELETE'] },
  },
  {
    where: 'cognitive/other-properties.ts',
    text: 'virtual networks of accounts, encryption with keys of a Key Vault, and properties of accounts that would have to do something: storage of users, workspaces of machine learning, `apiProperties`, `locations`, `raiMonitorConfig`, `networkInjections`, `migrationToken`',
    ja: 'アカウントの仮想ネットワーク、Key Vault のキーによる暗号化、何かの動作を伴うプロパティ (ユーザー所有のストレージ、機械学習のワークスペース、`apiProperties`、`locations`、`raiMonitorConfig`、`networkInjections`、`migrationToken`)',
  },
  { where: 'cognitive/deployment-rules.ts', text: '`scaleSettings`, `capacitySettings` and `parentDeploymentName` of deployments', ja: 'デプロイの `scaleSettings`、`capacitySettings`、`parentDeploymentName`' },
  { where: 'cognitive/provisioned-capacity.ts', text: 'the calculation of capacity for models whose throughput is not published', ja: 'スループットが公開されていないモデルの容量の計算' },
  { where: 'insights/alert-query.ts', text: 'queries of alert rules that the local query API does not evaluate', ja: 'ローカルのクエリ API が評価しない、アラート ルールのクエリ' },
  { where: 'insights/alert-rules.ts', text: 'identities of alert rules, and the kind `LogToMetric`', ja: 'アラート ルールの ID と、種類 `LogToMetric`' },
  { where: 'insights/workbooks.ts', text: 'identities of workbooks, and workbooks in a storage account of yours (`storageUri`)', ja: 'ブックの ID と、自分のストレージ アカウントに置くブック (`storageUri`)' },
  { where: 'front-door/plain.ts', text: 'paths without a provider that do not stand in the table above', ja: '上の表にない、プロバイダーのないパス' },
];
