import type { Assumption } from '../../../assumption.ts';

export const limitAssumptions: readonly Assumption[] = [
  {
    id: 'rate-algorithms',
    text: 'Rates of calls and tokens slide in the classic tiers; in Basic v2, Standard v2 and Premium v2 they are buckets that fill evenly and may go into debt. Calls that are refused do not count. `Retry-After` is the time until one more fits.',
    ja: '呼び出しとトークンのレートは、クラシック レベルではスライディング ウィンドウ、Basic v2、Standard v2、Premium v2 では均等に補充され、負にもなるバケット。拒否された呼び出しは数えない。`Retry-After` は次の 1 回が通るまでの時間。',
    source: 'documentation: rate limit implementation in the v2 tiers, November 2025; report: 10 tokens a minute answered "Try again in 180 seconds"; own choice: the rest',
  },
  {
    id: 'limit-units',
    text: 'Rates are counted in each of the gateway’s units for itself, quotas once for the service. Azure calls its rates never completely accurate; here they are exact within a unit.',
    ja: 'レートはゲートウェイのユニットごとに、クォータはサービス全体で数える。Azure は、レートは完全に正確にはならないとしている。ここではユニット内では正確。',
    source: 'documentation: caution in rate-limit, rate-limit-by-key; own choice: which is counted where',
  },
  {
    id: 'limit-shared-counters',
    text: 'Policies share a counter when they have the same key and the same period; a call counts once in it. llm-token-limit and azure-openai-token-limit share theirs.',
    ja: 'キーと期間が同じポリシーはカウンターを共有し、1 回の呼び出しは 1 回だけ数える。llm-token-limit と azure-openai-token-limit のカウンターも共有する。',
    source: 'documentation: rate-limit-by-key, quota-by-key (once), llm-token-limit (one counter for all scopes); own choice: the rest',
  },
  {
    id: 'limit-late-counting',
    text: 'increment-condition and increment-count that are expressions are looked at when the answer is there; one that fails counts nothing. flexible-retry-window is refused, increment-after-response counts like an expression.',
    ja: '式の increment-condition と increment-count は、応答がそろった時点で評価する。評価に失敗したものは数えない。flexible-retry-window は拒否し、increment-after-response は式と同じように数える。',
    source: 'documentation: rate-limit-by-key; own choice: failures, and the two attributes that only the schemas have',
  },
  {
    id: 'quota-windows',
    text: 'Periods of quota follow each other from the start of the subscription, those of quota-by-key from first-period-start. Bandwidth counts the bodies of request and answer, a kilobyte is 1,024 bytes. Beyond a quota the answer is `403 Quota Exceeded`, without `Retry-After` where the period never ends.',
    ja: 'quota の期間はサブスクリプションの開始から、quota-by-key の期間は first-period-start から数える。帯域幅は要求と応答の本文を数え、1 KB は 1,024 バイト。超過時は `403 Quota Exceeded` で、終わらない期間では `Retry-After` を付けない。',
    source: 'documentation: quota, quota-by-key; report: 600 seconds, asked at 00:41:36, Retry-After 504; own choice: bandwidth and endless periods',
  },
  {
    id: 'token-estimates',
    text: 'A token is estimated as four characters, a message has three more and an answer begins with three, an image is 1,200. The published service has a tokenizer. Requests that are no JSON are not estimated.',
    ja: 'トークンは 4 文字を 1 つと見積もり、メッセージごとに 3、応答の始まりに 3、画像 1 枚に 1,200 を加える。実際のサービスはトークナイザーを使う。JSON でない要求は見積もらない。',
    source: 'documentation: llm-token-limit (images), counting tokens of chat messages; own choice: four characters',
  },
  {
    id: 'token-metering',
    text: 'What an answer says in `usage` takes the place of the estimate, before outbound; a stream is counted when it ends, by the usage in it or by its text, and its headers and variables have only the estimated prompt. An answer that tells nothing leaves the estimate. Bodies beyond the limit for memory pass uncounted; a request that has to be estimated is refused.',
    ja: '応答の `usage` は outbound の前に見積もりと置き換わる。ストリームは終わった時点で、含まれる usage またはテキストから数え、ヘッダーと変数にはプロンプトの見積もりだけが入る。usage のない応答では見積もりが残る。メモリの上限を超える本文は数えずに通し、見積もりが必要な要求は拒否する。',
    source: 'documentation: llm-token-limit; report: consumed tokens of a streamed call are those of its prompt, while the quota counts all; own choice: the rest',
  },
  {
    id: 'token-limit-answers',
    text: 'Tokens of a minute that are used up are 429 "Token limit is exceeded. Try again in N seconds.", without a time where the prompt alone is more than the limit; a quota is 403 "Token quota is exceeded. Try again in …", "later" where it never ends. The reasons are TokenLimitExceeded and TokenQuotaExceeded.',
    ja: '1 分あたりのトークンが尽きると 429 "Token limit is exceeded. Try again in N seconds."、プロンプトだけで上限を超えるなら時間を示さない。クォータは 403 "Token quota is exceeded. Try again in …" で、期間が終わらないなら "later"。理由は TokenLimitExceeded と TokenQuotaExceeded。',
    source: 'report: the words, in several repositories; own choice: the reasons',
  },
  {
    id: 'token-metrics',
    text: 'The token metrics are called Total Tokens, Prompt Tokens and Completion Tokens, and are sent only where a diagnostic has `metrics: true`. `Backend ID` is the entity that the policies chose. Attributes that only the schemas have are refused by name.',
    ja: 'トークンのメトリックの名前は Total Tokens、Prompt Tokens、Completion Tokens で、診断が `metrics: true` のときだけ送る。`Backend ID` はポリシーが選んだエンティティ。スキーマにしかない属性は名前を挙げて拒否する。',
    source: 'documentation: llm-emit-token-metric; sample: AI-Gateway (names of the metrics); own choice: the entity of a pool',
  },
  {
    id: 'internal-cache',
    text: 'Values are cached per service, as they are and not as copies; `prefer-external` means the internal cache, `external` is refused, and Consumption has none. cache-lookup and cache-store are refused by name.',
    ja: '値はサービスごとに、コピーせずそのまま保持する。`prefer-external` は内部キャッシュを使い、`external` は拒否し、Consumption にはキャッシュがない。cache-lookup と cache-store は名前を挙げて拒否する。',
    source: 'documentation: cache-lookup-value, tiers; own choice: no copies',
  },
];
