import type { Assumption } from '../../assumption.ts';

export const telemetryAssumptions: readonly Assumption[] = [
  {
    id: 'managed-workspace',
    text: 'The workspace that Azure makes for a component without one is there with the component, in a group of its own, and goes with it.',
    ja: 'ワークスペースのないコンポーネントのために Azure が作るものは、専用のリソース グループの中にコンポーネントとともにでき、ともに消える。',
    source: 'recording: aso-ApiManagement_20240501_CRUD#132 names it; own choice: its end',
  },
  {
    id: 'telemetry-destination',
    text: "Rows go to the component whose instrumentation key the logger sends; `resourceId` counts only where the key is unknown here (Key Vault). Rows of another key, of an identity without the data action `Microsoft.Insights/Telemetry/Write`, or sent by key where `DisableLocalAuth` is on are lost silently.",
    ja: '行は、ロガーが送るインストルメンテーション キーのコンポーネントに入る。`resourceId` が効くのはキーがここで分からないとき (Key Vault) だけ。ほかのキーの行、データ アクション `Microsoft.Insights/Telemetry/Write` のない ID の行、`DisableLocalAuth` のときにキーで送った行は、黙って失われる。',
    source: 'documentation: "Integrate Azure API Management with Application Insights", the role; own choice: nobody is told',
  },
  {
    id: 'telemetry-names',
    text: '`Name` of a request is method and path; `OperationName` is `api;rev=N - operation` by ids, or method and path with `Url` and where no API was hit. A dependency has `Name` likewise, its host as `Target`, `Http` as its type and `POST - https://…` as `Data`.',
    ja: '要求の `Name` はメソッドとパス。`OperationName` は ID による `api;rev=N - operation`、`Url` のときと API に当たらないときはメソッドとパス。依存関係の `Name` も同様で、`Target` はホスト、種類は `Http`、`Data` は `POST - https://…`。',
    source: 'sample: Azure-Samples/Apim-Samples, backend-retry-attempts.kql; report: rows of requests and dependencies that users published, up to 2026',
  },
  {
    id: 'telemetry-properties',
    text: "Requests and dependencies have `Service ID`, `Service Name`, `Service Type`, `Region`, `API Name`, `Operation Name`, `Product Name`, `Subscription Name` (all by id), `HTTP Method` and `Request Id`; requests `Cache` as well. That `API Revision` and `API Type` (`http`) are there, and that exceptions and traces have all of them, is a guess.",
    ja: '要求と依存関係には `Service ID`、`Service Name`、`Service Type`、`Region`、`API Name`、`Operation Name`、`Product Name`、`Subscription Name` (いずれも ID)、`HTTP Method`、`Request Id` があり、要求には `Cache` もある。`API Revision` と `API Type` (`http`)、および例外とトレースにもすべてあることは推測。',
    source: 'report: a row of requests that a user published, 2026; sample: queries of Microsoft and of users; own choice: the rest',
  },
  {
    id: 'captured-headers',
    text: 'Captured headers are `Request-NAME` and `Response-NAME`, bodies `Request-Body` and `Response-Body`: of the frontend at the request, of the backend at its dependency. NAME is written as in the diagnostic.',
    ja: '記録したヘッダーは `Request-NAME` と `Response-NAME`、本文は `Request-Body` と `Response-Body`。フロントエンドのものは要求に、バックエンドのものは依存関係に付く。NAME は診断に書いたとおり。',
    source: 'report: queries of users over both tables, 2023 to 2026; own choice: the case of the name',
  },
  {
    id: 'telemetry-queries-hidden',
    text: 'Queries of URLs are hidden in all rows where a diagnostic states no `dataMasking` for the request; `Mask` writes `***`.',
    ja: '診断が要求の `dataMasking` を述べないとき、URL のクエリはすべての行で隠す。`Mask` は `***` と書く。',
    source: 'recording: ARM shows that default (A24#172); report: a row of 2026 has its query, but its diagnostic is not known',
  },
  {
    id: 'telemetry-sampling',
    text: "Whether a call is sampled follows from its operation id, by the hash of Application Insights' SDKs; requests, dependencies, exceptions and traces are kept or left out together and stand for 100/percentage calls. What `alwaysLog: allErrors` lets through stands for itself. Metrics are not sampled.",
    ja: '呼び出しを記録するかは操作 ID から、Application Insights の SDK のハッシュで決まる。要求・依存関係・例外・トレースは一緒に残るか落ち、それぞれ 100÷割合 回分を表す。`alwaysLog: allErrors` で残るものは 1 回分。メトリックはサンプリングしない。',
    source: 'documentation: "Diagnostics logs settings reference"; own choice: the hash and the counts',
  },
  {
    id: 'telemetry-verbosity',
    text: 'With verbosity `error` a call that ended well leaves nothing at all, even where attempts of a retry failed.',
    ja: '詳細度が `error` のとき、うまく終わった呼び出しは、再試行の途中で失敗があっても何も残さない。',
    source: 'documentation: "Diagnostics logs settings reference"; report: measured by a user, April 2026',
  },
  {
    id: 'telemetry-exceptions',
    text: 'An exception has the reason as its type and problem and the policy as its method; where only the status speaks, its reason is `ResponseStatusCode`. Each error that on-error met is a row.',
    ja: '例外の種類と問題は理由、メソッドはポリシー。状態コードだけのときの理由は `ResponseStatusCode`。on-error に届いた誤り一つが一行。',
    source: 'documentation: "Integrate Azure API Management with Application Insights", when there is one; own choice: its columns',
  },
  {
    id: 'telemetry-times',
    text: 'A dependency lasts until the headers of the answer are there; `BackendTime` is the sum of these, `ClientTime` the rest of `TotalTime`. A request to a backend that nobody answered has the result `0`; a client that left without an answer has the status 0.',
    ja: '依存関係の時間は応答のヘッダーが届くまで。`BackendTime` はその合計、`ClientTime` は `TotalTime` の残り。応答のなかったバックエンドへの要求の結果は `0`、応答を受けずに去ったクライアントの状態は 0。',
    source: 'own choice: bodies are not measured',
  },
  {
    id: 'telemetry-metrics',
    text: 'Each value of a metric is a row of its own (`ItemCount` 1); API Management sums up those of some time before it sends them. Without `CustomMetricsOptedInType: WithDimensions` the dimensions are dropped.',
    ja: 'メトリックの値は一つずつ一行 (`ItemCount` は 1)。API Management は一定時間分をまとめて送る。`CustomMetricsOptedInType: WithDimensions` がなければディメンションは落とす。',
    source: 'report: a row of customMetrics with two calls in it, 2026; documentation: emit-metric; own choice: one row for each',
  },
  {
    id: 'telemetry-correlation',
    text: 'The correlation protocol also counts for calls that are not sampled. With `Legacy` each request to a backend is a child of `Request-Id`; with `None` headers stay as they are. Requests of `send-request` are not logged and carry nothing.',
    ja: '相関プロトコルはサンプリングされない呼び出しにも効く。`Legacy` ではバックエンドへの要求が `Request-Id` の子になり、`None` ではヘッダーはそのまま。`send-request` の要求は記録せず、何も付けない。',
    source: 'report: Azure-Samples/Apim-Samples#76; documentation: HTTP correlation protocol; own choice: the rest',
  },
  {
    id: 'body-logging-holds',
    text: 'Where a body is logged the gateway waits for all of it, so that a stream comes at once at its end; bodies that are too long to be held pass as they come.',
    ja: '本文を記録するとき、ゲートウェイは全体を待つので、ストリームは終わりに一度に届く。保持できないほど長い本文はそのまま通す。',
    source: 'documentation: "Configure API for server-sent events"; own choice: what is too long',
  },
  {
    id: 'unmatched-calls-logged',
    text: 'Calls that no API has the path of are logged by the diagnostics of the service, with the error `OperationNotFound`.',
    ja: 'どの API のパスにも当たらない呼び出しは、サービスの診断によって、誤り `OperationNotFound` とともに記録する。',
    source: 'documentation: "Error handling in API Management policies", the reason; own choice: the rest',
  },
  {
    id: 'gateway-logs',
    text: 'A diagnostic setting alone logs all APIs with the defaults; a diagnostic `azuremonitor` changes them. Only `logAnalyticsDestinationType: Dedicated` writes the tables of their own; `AzureDiagnostics` is not written. Of several attempts the last counts; `BackendId` is the entity that policies chose, which may be a pool. `RequestSize` is not told, and `TraceRecords` and `Errors` have a shape of ours.',
    ja: '診断設定だけで、すべての API が既定のとおり記録される。診断 `azuremonitor` で変わる。専用の表に書くのは `logAnalyticsDestinationType: Dedicated` のときだけで、`AzureDiagnostics` は書かない。複数の試行は最後のもの。`BackendId` はポリシーが選んだエンティティで、プールのこともある。`RequestSize` は示さず、`TraceRecords` と `Errors` の形は独自。',
    source: 'documentation: "Gateway log schema", "Monitor API Management"; own choice: the rest',
  },
  {
    id: 'llm-logs',
    text: 'The row with number 0 has tokens, model and deployment, those behind it prompt and completion; only answers with a 2xx status that have a usage, or are streams, are logged. A stream without a usage is estimated as the token policies do, and its message is put together. Messages are cut into entries of `maxSizeInBytes`, 32 KB at the most, and end at 2 MB. `RequestId` is the id of the answer.',
    ja: '番号 0 の行にトークン、モデル、デプロイ、その後ろの行にプロンプトと補完。状態が 2xx で usage のある応答かストリームだけを記録する。usage のないストリームはトークンのポリシーと同じく見積もり、メッセージはつなぎ合わせる。メッセージは `maxSizeInBytes` (最大 32 KB) の行に分け、2 MB で終わる。`RequestId` は応答の ID。',
    source: 'documentation: "Log token usage, prompts, and completions for LLM APIs"; report: measured by users, 2026; own choice: the estimate and the id',
  },
  {
    id: 'log-retention',
    text: 'A table of a workspace keeps its newest 100,000 rows, and 64 Mi characters; the control API says how many are gone.',
    ja: 'ワークスペースの表は新しい 100,000 行、6,400 万文字あまりまでを持つ。失われた数は制御 API が示す。',
    source: 'own choice: memory',
  },
];
