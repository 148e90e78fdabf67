import type { Assumption } from '../../assumption.ts';

export const quotaAssumptions: readonly Assumption[] = [
  {
    id: 'model-token-estimates',
    text: 'A call counts as its prompt, a token for four characters (roles and tool definitions included), images, sound and files as they are counted when they are read (`chat-image-tokens`), and `max_tokens`, `max_completion_tokens` or `max_output_tokens`, 16 where it has none, times `n` or `best_of` and the number of prompts. The estimate stays when the call used less. Responses that a call follows on count again.',
    ja: '呼び出しは、プロンプト (ロールとツールの定義を含めて 4 文字で 1 トークン、画像・音声・ファイルは読むときの数 (`chat-image-tokens`)) と、`max_tokens`、`max_completion_tokens`、`max_output_tokens` (なければ 16) に `n` または `best_of` とプロンプトの数を掛けたものとして数える。実際の使用量が少なくても見積もりのまま。前の応答の続きでは、それまでの分も数える。',
    source: 'documentation: manage quota (characters, max_tokens, best_of, example of 16); report: headers measured in June 2024 (the estimate stays), Microsoft Q&A 1444754 (16); own choice: the rest (the gateway’s llm-token-limit has its own 1,200 for an image)',
  },
  {
    id: 'model-quota-windows',
    text: 'A call is refused where it does not fit into what is left of the window. Calls that are refused with 429 do not count, whatever the page on quota says of unsuccessful ones; calls that the model or its content filter refuses with 400 do, those that never came to a model (no JSON, no such deployment, a model that cannot do it) do not. Tokens and slices of requests have windows of the same kind. Of two limits that are reached the longer one is named. A call that is larger than the limit is told to wait for a window, and never passes.',
    ja: '時間枠の残りに収まらない呼び出しは断る。文書は失敗した呼び出しも数えるとするが、429 で断ったものは数えず、モデルとコンテンツ フィルターが 400 で断ったものは数え、モデルに届かなかったもの (JSON でない、デプロイがない、モデルにできない) は数えない。トークンと要求の時間枠は同じ種類。両方の上限に達したときは長いほうを示す。上限より大きい呼び出しには時間枠ひとつ分の待ち時間を示し、通すことはない。',
    source: 'documentation: manage quota; report: headers measured in June 2024 (does not fit, 429 not counted), 60 seconds told for calls beyond the limit; own choice: the same kind, the longer one',
  },
  {
    id: 'model-request-slices',
    text: 'A slice admits its share of the requests per minute, rounded down. Where that is less than one, the whole minute is judged at once.',
    ja: '要求の上限は、1 分あたりの数を按分して切り捨てる。1 に満たなければ、1 分全体で判定する。',
    source: 'documentation: manage quota (1 or 10 seconds); recording: azurecli-cognitiveservices_deployment (`rateLimits` over 10 seconds); report: 2 of 12 a minute admitted in 10 seconds; own choice: less than one',
  },
  {
    id: 'model-rate-limit-headers',
    text: 'The `x-ratelimit-` headers are whole numbers: the limit of a minute, what is left of the window or slice, seconds until all of it is back. They are on all that a deployment answers, refusals too, and not on what comes before it (401, 404) or from a fault. A limit that a deployment does not have is not told, and provisioned ones tell none. 429 has `retry-after` in whole seconds, `retry-after-ms` and `policy-id`.',
    ja: '`x-ratelimit-` ヘッダーは整数で、1 分の上限、時間枠の残り、すべて戻るまでの秒数。デプロイの応答には拒否も含めて必ず付き、その手前の応答 (401、404) と障害の応答には付かない。デプロイにない上限は示さず、プロビジョニング型は何も示さない。429 には整数秒の `retry-after`、`retry-after-ms`、`policy-id` が付く。',
    source: 'documentation: manage quota (names, whole numbers); report: remaining requests are those of 10 seconds, in three places, reset 4 and policy-id DeploymentRatelimit-Call, DeploymentRatelimit-Token; documentation: provisioned throughput (both retry headers); own choice: the rest',
  },
  {
    id: 'model-429-words',
    text: 'A 429 is `RateLimitReached` in the words of 2025, for every api-version, the older ones had the code 429 and named the operation first. v1 without a version is "OpenAI Language Model Instance API". Those of a provisioned deployment are not known.',
    ja: '429 は、どの api-version でも 2025 年の文言の `RateLimitReached`。以前はコードが 429 で、操作名から始まった。バージョンのない v1 は "OpenAI Language Model Instance API"。プロビジョニング型の文言は不明。',
    source: 'report: 429 of deployments from October 2025 on, api-versions 2023-05-15 to 2025-04-01-preview, v1; analogy: the name of the inference API; none: the words for provisioned deployments',
  },
  {
    id: 'provisioned-utilisation',
    text: '100 % of a provisioned deployment are the input tokens that its units take in a minute, which drain evenly; a token that is written counts for 4 or 8, as documented for the model. Models that are not on Microsoft’s page take what gpt-4o does: 2,500 a unit. Nothing is cached.',
    ja: 'プロビジョニング型の 100 % は、そのユニットが 1 分に受ける入力トークン数で、均等に減っていく。出力の 1 トークンは、文書のとおりモデルにより 4 または 8 と数える。文書にないモデルは gpt-4o と同じ 1 ユニット 2,500 とする。キャッシュはない。',
    source: 'documentation: provisioned throughput, throughput per PTU; own choice: one minute, other models',
  },
  {
    id: 'model-spillover',
    text: 'Only provisioned deployments spill over, to a standard one of the account with the same model, version and level of data processing (region, data zone, global); the name in the deployment comes before the header’s. What it refuses with 429 spills over, and a fault that has it answer 400, 429, 500 or 503; a request that is wrong does not. A name that does not fit spills over nowhere. The standard one meets faults by its own name. If it refuses too, its answer is the last word. `x-ms-spillover-error` is what the provisioned one answered.',
    ja: 'スピルオーバーするのはプロビジョニング型だけで、行き先は、同じアカウントでモデル、バージョン、データ処理の範囲 (リージョン、データ ゾーン、グローバル) が同じ標準のデプロイ。デプロイの設定がヘッダーより優先する。429 で断ったものと、障害で 400、429、500、503 を返すものが移り、誤った要求は移らない。合わない名前には移らない。標準側は自身の名前で障害に当たる。標準側も断れば、その応答を返す。`x-ms-spillover-error` はプロビジョニング側の状態コード。',
    source: 'documentation: spillover, June 2026 (until March 2026: the answer of the provisioned one, and the code of the other); report: no spillover from a regional to a global deployment; own choice: names that do not fit, wrong requests (documented is 400 for a context that is too long only)',
  },
];
