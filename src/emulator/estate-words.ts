/** A key of an estate, in words for its users. */
export interface EstateWords {
  readonly text: string;
  /** The same in Japanese. */
  readonly ja: string;
}

const of = (text: string, ja: string): EstateWords => ({ text, ja });

/** By the path of the key, `[]` for the items of a list. What is unconfirmed of Azure stands at the option that chooses it. */
export const estateWords: Readonly<Record<string, EstateWords>> = {
  subscription: of('the subscription that everything lives in', 'すべてが属するサブスクリプション'),
  tenantId: of('the directory of the signed-in user and of all identities', 'サインインしたユーザーとすべての ID のディレクトリ'),
  resourceGroups: of('names of the resource groups; all that are named below stand here', 'リソース グループの名前。下で使うものはすべてここに書く'),
  services: of('API Management services', 'API Management サービス'),
  'services[].name': of('its name, of its own in the estate', '名前 (構成の中で一意)'),
  'services[].resourceGroup': of('the resource group', 'リソース グループ'),
  'services[].region': of('the region, such as `swedencentral`', 'リージョン (`swedencentral` など)'),
  'services[].sku': of('the tier', 'レベル'),
  'services[].identity': of('whether it has a system-assigned identity before anybody asks for one', 'はじめからシステム割り当て ID を持つか'),
  'services[].userAssignedIdentities': of("ARM ids of user-assigned identities, or names in the service's resource group", 'ユーザー割り当て ID の ARM ID、またはサービスのリソース グループにある名前'),
  'services[].units': of("ARM's capacity", 'ARM の容量 (ユニット数)'),
  accounts: of('Azure OpenAI and Microsoft Foundry accounts', 'Azure OpenAI と Microsoft Foundry のアカウント'),
  'accounts[].name': of('its name', '名前'),
  'accounts[].subscription': of("another subscription of the tenant; without it the estate's", 'テナントの別のサブスクリプション。なければ構成のもの'),
  'accounts[].resourceGroup': of('the resource group', 'リソース グループ'),
  'accounts[].region': of('the region', 'リージョン'),
  'accounts[].kind': of('`OpenAI`, or `AIServices` for Microsoft Foundry', '`OpenAI`、または Microsoft Foundry の `AIServices`'),
  'accounts[].disableLocalAuth': of('whether keys are refused and only tokens are taken', 'キーを拒否し、トークンだけを受け付けるか'),
  'accounts[].customSubDomainName': of("the first label of its host names, by default the account's name; `null`: it has only the endpoint of the region", 'ホスト名の先頭のラベル。既定はアカウント名。`null` ならリージョンのエンドポイントだけを持つ'),
  'accounts[].publicNetworkAccess': of('whether it can be reached from outside of its network', 'ネットワークの外から届くか'),
  'accounts[].deployments': of('its model deployments', 'モデルのデプロイ'),
  'accounts[].deployments[].name': of('its name', '名前'),
  'accounts[].deployments[].model': of('the model', 'モデル'),
  'accounts[].deployments[].version': of('the version of the model', 'モデルのバージョン'),
  'accounts[].deployments[].format': of('who publishes the model', 'モデルの発行元'),
  'accounts[].deployments[].sku': of('the type of the deployment', 'デプロイの種類'),
  'accounts[].deployments[].tokensPerMinute': of('tokens per minute before it answers 429; a thousand of them is one of ARM\'s capacity', '429 を返すまでの 1 分あたりのトークン数。1000 が ARM の容量 1 にあたる'),
  'accounts[].deployments[].requestsPerMinute': of('requests per minute before it answers 429', '429 を返すまでの 1 分あたりの要求数'),
  'accounts[].deployments[].latencyMs': of('milliseconds until it answers', '応答までのミリ秒'),
  'accounts[].deployments[].capabilities': of("overrides of what the model can do, texts as ARM has them: `{ realtime: \"true\" }`", 'モデルの能力の上書き。ARM と同じ文字列: `{ realtime: "true" }`'),
  'accounts[].deployments[].ptu': of('provisioned throughput units, for the provisioned types', 'プロビジョニングされたスループット ユニット (プロビジョニング型のとき)'),
  'accounts[].deployments[].spillover': of('another deployment of the account that takes the overflow', 'あふれた分を受ける、同じアカウントの別のデプロイ'),
  appInsights: of('Application Insights components', 'Application Insights コンポーネント'),
  'appInsights[].name': of('its name', '名前'),
  'appInsights[].resourceGroup': of('the resource group', 'リソース グループ'),
  caller: of('the signed-in user', 'サインインしたユーザー'),
  'caller.roles': of('built-in roles that the user holds at the subscription', 'ユーザーがサブスクリプションで持つ組み込みロール'),
  rolePropagation: of('unconfirmed: the time from a role assignment to its effect; what the estate itself assigns works at once', '未確認: ロール割り当てが効くまでの時間。構成そのものの割り当てはすぐに効く'),
  armLatencyMs: of('milliseconds that are added to every answer of ARM', 'ARM のすべての応答に加えるミリ秒'),
  resources: of("things made by hand before you came, put at start through the local ARM's own PUT", 'あらかじめ手で作られていたもの。起動時にローカル ARM 自身の PUT で置く'),
  'resources[].id': of('the ARM id', 'ARM ID'),
  'resources[].apiVersion': of('the api-version of the PUT', 'PUT の api-version'),
  'resources[].body': of('the body of the PUT', 'PUT の本文'),
  options: of('choices where Azure is unconfirmed', 'Azure の動作が未確認の点の選択'),
  'options.importStatus': of('unconfirmed: the status of the PUT that starts an import; 2024-05-01 documents 201 with poll headers, older versions were recorded with 202', '未確認: インポートを始める PUT の状態。2024-05-01 の仕様は 201 とポーリング用ヘッダー、古い版の記録は 202'),
  'options.operationIdNormalization': of("unconfirmed: whether operations are named as their operationId, as practice shows (`keep`), or as Microsoft's page on import restrictions says (`documented`)", '未確認: オペレーション名が operationId のまま (`keep`、実例) か、Microsoft の文書どおり正規化される (`documented`) か'),
  'options.armThrottling': of('whether ARM counts requests by caller and subscription (250 reads, 200 writes, 200 deletes, filled at 25, 10 and 10 a second, as documented), tells what is left in `x-ms-ratelimit-remaining-*` and refuses the rest with 429', 'ARM が呼び出し元とサブスクリプションごとに要求を数え (文書のとおり読み取り 250、書き込み 200、削除 200、毎秒 25、10、10 で回復)、残りを `x-ms-ratelimit-remaining-*` で示し、超過を 429 で断るか'),
  'options.basePolicyInheritance': of('whether Azure Policy denies policies of operations, APIs and products whose sections do not all begin with `<base />` (403 `RequestDisallowedByPolicy`)', '操作・API・製品のポリシーで `<base />` から始まらないセクションがあれば Azure Policy が断るか (403 `RequestDisallowedByPolicy`)'),
  'options.exhaustedPool': of('unconfirmed: where the 503 of an open breaker or an exhausted pool arrives: as an error in `on-error`, or like an answer of a backend in `outbound`; samples of Microsoft disagree', '未確認: 開いたブレーカーや尽きたプールの 503 がどこに届くか。エラーとして `on-error`、またはバックエンドの応答のように `outbound`。Microsoft のサンプルは食い違う'),
  'options.breakerMemory': of('unconfirmed: whether a breaker that trips forgets the failures that it has counted (`reset`), or keeps those of its interval, so that one more trips it again (`window`)', '未確認: 作動したブレーカーが数えた失敗を忘れるか (`reset`)、間隔内のものを覚えていて次の 1 回で再び作動するか (`window`)'),
  'options.gatewayUnits': of('units of the gateway: a call comes to one of them by chance, and breakers, pools, concurrency and rates are counted in each for itself', 'ゲートウェイのユニット数。呼び出しは偶然にどれかへ届き、ブレーカー・プール・同時実行数・レートはそれぞれが独自に数える'),
  'options.bufferedPayloadLimit': of('unconfirmed: bytes of a body that the gateway may hold in memory; by itself 2 MiB in the v2 tiers and Consumption, 500 MiB in the others, as documented', '未確認: ゲートウェイがメモリに保持できる本文のバイト数。既定は文書のとおり v2 レベルと Consumption が 2 MiB、ほかは 500 MiB'),
};
