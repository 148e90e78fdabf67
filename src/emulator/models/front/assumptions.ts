import type { Assumption } from '../../assumption.ts';
import { filteredPhrase } from './content-filter.ts';

export const modelFrontAssumptions: readonly Assumption[] = [
  {
    id: 'hosts-of-accounts',
    text: "A sub-domain answers under the domains that ARM's `endpoints` show for the kind, and under `cognitiveservices.azure.com`; the model inference API on the Foundry host only. A name that no account has does not resolve, also while the account is being made and from its deletion on.",
    ja: 'サブドメインは、種類ごとに ARM の `endpoints` が示すドメインと `cognitiveservices.azure.com` で応答する。モデル推論 API は Foundry のホストだけ。どのアカウントのものでもない名前は解決されない。作成中と削除後も同じ。',
    source: 'recording: endpoints of accounts; documentation: custom subdomains; own choice: /models on other hosts is 404',
  },
  {
    id: 'order-of-model-checks',
    text: 'An account looks at a request in this order: network, path and method, api-version, who calls, body, deployment, capability, headers, content filter, quota.',
    ja: 'アカウントは、ネットワーク、パスとメソッド、api-version、呼び出し元、本文、デプロイ、機能、ヘッダー、コンテンツ フィルター、クォータの順に調べる。',
    source: 'own choice: reports show each refusal, not their order',
  },
  {
    id: 'api-versions-of-models',
    text: 'A dated path without a known api-version is 404 "Resource not found", a wrong method too. An operation is there from the first version on that describes it, in stable versions too; Responses say from when on. v1 takes none, `preview`, `latest` and `v1`; others are 400. Slashes too many at the beginning of a path are passed over, one at its end is not.',
    ja: '日付付きのパスで api-version がないか未知なら 404 "Resource not found"。メソッド違いも同じ。オペレーションは、最初に定義された版以降なら安定版にもある。Responses は必要な版を示す。v1 は、なし、`preview`、`latest`、`v1` を受け付け、他は 400。パスの先頭の余分なスラッシュは無視し、末尾のスラッシュは無視しない。',
    source: 'specification: Azure OpenAI inference 2022-03-01-preview to 2025-04-01-preview; report: "Azure OpenAI Responses API is enabled only for", "API version not supported"; sample: clients join an endpoint that ends with a slash to a path that begins with one; own choice: wrong methods, the slash at the end',
  },
  {
    id: 'who-calls-models',
    text: 'A bearer token that is a JWT decides alone, whatever key comes with it. Else `api-key` counts; on v1 a key may be the bearer token. With `disableLocalAuth` every key is 403. No credentials are answered like a bad token.',
    ja: 'JWT の Bearer トークンがあれば、キーがあってもトークンだけで決まる。なければ `api-key`。v1 ではキーを Bearer トークンとして送れる。`disableLocalAuth` ではどのキーも 403。資格情報がなければ不正なトークンと同じ応答。',
    source: 'sample: portal wizard and article send a foreign key beside the token; documentation: v1 with OpenAI clients; report: AuthenticationTypeDisabled; own choice: a wrong key under disableLocalAuth',
  },
  {
    id: 'data-actions-of-models',
    text: 'Image edits need the data action of image generations, cancelling a response that of writing one; the model inference API needs data actions below `MaaS`. Conditions of role assignments are not looked at. Responses name the missing data action, other operations use the general text.',
    ja: '画像の編集には画像生成のデータ アクション、応答の取り消しには書き込みのデータ アクションが要る。モデル推論 API には `MaaS` 以下のデータ アクションが要る。ロール割り当ての条件は見ない。Responses は足りないデータ アクションを示し、他は一般的な文言。',
    source: 'documentation: built-in roles; report: PermissionDenied that names the action; own choice: which actions where none is documented',
  },
  {
    id: 'regional-endpoints',
    text: 'A regional endpoint finds the account by its key and refuses tokens with 400.',
    ja: 'リージョンのエンドポイントはキーでアカウントを見つけ、トークンは 400 で拒否する。',
    source: 'documentation: token authentication needs a custom subdomain; report: "Please provide a custom subdomain for token authentication"',
  },
  {
    id: 'network-of-accounts',
    text: 'Closed accounts (`publicNetworkAccess` Disabled, or `networkAcls` that deny by default) refuse every gateway: rules for addresses and networks are not looked at.',
    ja: '閉じたアカウント (`publicNetworkAccess` が Disabled、または `networkAcls` の既定が拒否) はすべてのゲートウェイを拒否する。アドレスとネットワークの規則は見ない。',
    source: 'report: policy-id ThrowExceptionDueToTrafficDenied; own choice: rules',
  },
  {
    id: 'capabilities-at-run-time',
    text: "Chat, Responses, completions, embeddings and images go by the deployment's flags, or where it has none by the model's name; audio goes by the name. Realtime models answer no chat. The words of `OperationNotSupported` for others than chat, completions and embeddings are analogous.",
    ja: 'チャット、Responses、補完、埋め込み、画像はデプロイのフラグで、なければモデル名で決まる。音声はモデル名で決まる。リアルタイム モデルはチャットに応答しない。チャット、補完、埋め込み以外の `OperationNotSupported` の文言は類推。',
    source: 'report: OperationNotSupported; analogy: the other words',
  },
  {
    id: 'deployments-by-name',
    text: 'Names of deployments have no case. A missing one is `DeploymentNotFound`, on the model inference API `unknown_model`, both 404.',
    ja: 'デプロイ名は大文字小文字を区別しない。なければ `DeploymentNotFound`、モデル推論 API では `unknown_model` で、どちらも 404。',
    source: 'report: both bodies; own choice: the case',
  },
  {
    id: 'custom-headers-of-models',
    text: 'More than ten custom headers are 431. Custom is what is neither a standard header nor begins with `x-ms-`, `x-forwarded-`, `x-stainless-` (OpenAI clients) or the like.',
    ja: 'カスタム ヘッダーが 10 個を超えると 431。標準のヘッダーと、`x-ms-`、`x-forwarded-`、`x-stainless-` (OpenAI クライアント) などで始まるものは数えない。',
    source: 'documentation: at most 10 custom headers; own choice: what counts',
  },
  {
    id: 'size-of-model-requests',
    text: 'Bodies above 64 MiB are 413.',
    ja: '64 MiB を超える本文は 413。',
    source: 'own choice: documented limits are of files',
  },
  {
    id: 'content-filter-phrase',
    text: `The content filter refuses what has \`${filteredPhrase}\` in its messages, prompt, input or instructions, and nothing else. Such a call counts against the quota as \`failedCallsCount\` says.`,
    ja: `コンテンツ フィルターは、メッセージ、プロンプト、入力、指示に \`${filteredPhrase}\` があるものだけを拒否する。その呼び出しは \`failedCallsCount\` に従ってクォータに数える。`,
    source: 'report: the body; own choice: the phrase',
  },
  {
    id: 'roles-that-flap',
    text: 'With `roleFlapping`, that share of calls is refused from the moment at which a role begins to work, for as long again as it took to propagate.',
    ja: '`roleFlapping` では、ロールが効き始めてから反映にかかったのと同じ時間だけ、その割合の呼び出しを拒否する。',
    source: 'report: 401 comes and goes while a role spreads; own choice: how long',
  },
  {
    id: 'faults-of-models',
    text: 'Faults of plane `model` meet callers that may call, before the deployment is looked for and before any quota; their answers carry the headers of every answer. Where they stand in for provisioned throughput, the call may spill over (`model-spillover`).',
    ja: '`model` プレーンの障害は、許可された呼び出しに対し、デプロイの検索とクォータの前に働く。応答には通常のヘッダーが付く。プロビジョニング型の代わりに答えるときは、スピルオーバーすることがある (`model-spillover`)。',
    source: 'own choice: nothing of it is Azure\'s',
  },
  {
    id: 'latency-of-models',
    text: "An answer's headers are there after the deployment's latency, by the clock of the data plane; the events of a stream follow at once. Refusals take no time.",
    ja: '応答のヘッダーは、データ プレーンの時計でデプロイの待ち時間の後に届く。ストリームのイベントはすぐに続く。拒否に時間はかからない。',
    source: 'own choice: a model of its own for every deployment would say no more',
  },
];
