import type { Assumption } from '../../assumption.ts';

export const forwardingAssumptions: readonly Assumption[] = [
  {
    id: 'retry-after-a-fault',
    text: 'A `retry` asks its condition after any fault inside of it, with the fault in `context.LastError` and no `context.Response`, unless the client has left; a condition that fails itself takes the place of that fault.',
    ja: '`retry` は中の失敗のあとも (クライアントが去った場合を除き) 条件を評価する。失敗は `context.LastError` にあり、`context.Response` はない。条件自体が失敗すれば、その失敗に置き換わる。',
    source: 'report: the trace in openai-apim-lb#25 for time-outs; own choice: all other faults',
  },
  {
    id: 'open-breaker-answer',
    text: 'The 503 of an open breaker or an exhausted pool is in `context.Response` also where it is an error; its `Retry-After` is the time until the first member takes requests again, in whole seconds, its body the gateway\'s own.',
    ja: '開いたブレーカーや尽きたプールの 503 は、エラーのときも `context.Response` にある。`Retry-After` は最初のメンバーが復帰するまでの秒数、本文はゲートウェイ自身のもの。',
    source: 'sample: AI-Gateway, Apim-Samples (on-error policies that read the status); documentation: changelog of May 2025 for the header; own choice: reason and body',
  },
  {
    id: 'breaker-counting',
    text: 'A breaker counts within a sliding interval, a share from the first answer on; error reasons are compared with `Timeout` and `BackendConnectionFailure` without case, and count no answer; of an accepted answer’s wait it reads `Retry-After` (seconds, of which 0 opens nothing, or a date) and not `retry-after-ms`; it begins anew when its backend is written with other content, and lets everything through when its time is over.',
    ja: 'ブレーカーは間隔をずらしながら数え、割合は最初の応答から判定する。エラーの理由は `Timeout` と `BackendConnectionFailure` に大文字小文字なしで照合し、応答は数えない。受け入れる待ち時間は `Retry-After` (秒または日付。0 なら開かない) だけで、`retry-after-ms` は読まない。バックエンドの内容が変われば初めからやり直し、時間が過ぎればすべて通す。',
    source: 'documentation: "Backends in API Management" for the reset after the trip; own choice: the rest',
  },
  {
    id: 'pool-choice',
    text: 'Equal weights in a pool take turns, others go by chance; a member without weight has 1, one without priority is in the first group, a weight of 0 counts only where all have it.',
    ja: 'プールでは、等しい重みは順番、異なる重みは確率で選ぶ。重みのないメンバーは 1、優先度のないメンバーは最初のグループ、重み 0 は全員が 0 のときだけ選ばれる。',
    source: 'documentation: "Backends in API Management" for turns and weights; own choice: absent values and 0',
  },
  {
    id: 'session-affinity',
    text: 'The cookie of a pool with session affinity says which member by a mark of our own; while that member is not available another one is taken and told.',
    ja: 'セッション アフィニティのあるプールの Cookie は独自の印でメンバーを示す。そのメンバーが使えない間は別のメンバーを選び、Cookie も改める。',
    source: 'documentation: "Backends in API Management" for the cookie; own choice: its content',
  },
  {
    id: 'backend-credentials',
    text: 'Credentials of a backend stand over headers and query parameters of the same name. Certificates, proxies and clusters of Service Fabric fail the request.',
    ja: 'バックエンドの資格情報は、同名のヘッダーとクエリ パラメーターより優先する。証明書、プロキシ、Service Fabric のクラスターは要求を失敗させる。',
    source: 'own choice: they would be of no use otherwise',
  },
  {
    id: 'fail-on-error-status-code',
    text: 'With `fail-on-error-status-code` the backend\'s answer is `context.Response` in on-error, and goes to the client where no policy changes it; the reason is `BackendErrorStatusCode`.',
    ja: '`fail-on-error-status-code` では、バックエンドの応答が on-error の `context.Response` になり、ポリシーが変えなければクライアントへ届く。理由は `BackendErrorStatusCode`。',
    source: 'documentation: on-error for 400 to 599; own choice: response and reason',
  },
  {
    id: 'forwarded-headers',
    text: 'The backend sees its own host, unless a policy has set `Host`; `Expect` goes along only with `continue-timeout`, and then the body waits for `100 Continue`.',
    ja: 'バックエンドには自身のホスト名が届く (ポリシーが `Host` を設定した場合を除く)。`Expect` は `continue-timeout` があるときだけ渡し、本文は `100 Continue` を待つ。',
    source: 'documentation: forward-request names the wait; own choice: the rest',
  },
  {
    id: 'followed-redirects',
    text: '`follow-redirects` follows up to 50, as the client of .NET does: 303, and a POST upon 300, 301 and 302, become GET, `Authorization` stays behind, https never leads to http, and a body that has gone by is not sent again.',
    ja: '`follow-redirects` は .NET のクライアントと同様に 50 回まで従う。303 と、300・301・302 への POST は GET になり、`Authorization` は渡さず、https から http へは進まず、流れ去った本文は再送しない。',
    source: 'analogy: HttpClient of .NET',
  },
  {
    id: 'send-request-response',
    text: 'A `send-request` without `response-variable-name` puts its answer in the place of `context.Response`; the answer is always held in memory.',
    ja: '`response-variable-name` のない `send-request` の応答は `context.Response` になる。応答は常にメモリに保持する。',
    source: 'own choice: the documentation leaves it open',
  },
  {
    id: 'wait-any',
    text: '`wait for="any"` goes on with the first that has ended, failed or not; what has not ended runs on and its failure is nobody\'s.',
    ja: '`wait for="any"` は最初に終わったもの (失敗も含む) で先へ進む。残りは動き続け、その失敗は無視される。',
    source: 'documentation: wait, for the first; own choice: failures',
  },
  {
    id: 'concurrency-slot',
    text: 'A place of `limit-concurrency` is free again when the policies inside have ended, while the body of an answer may still be on its way; who comes too late gets 429 with the reason `ConcurrencyLimitExceeded`.',
    ja: '`limit-concurrency` の枠は、応答本文がまだ流れていても、中のポリシーが終われば空く。超過は理由 `ConcurrencyLimitExceeded` の 429。',
    source: 'documentation: limit-concurrency, for the policies inside and the 429; own choice: the reason',
  },
  {
    id: 'base-url-in-a-fragment',
    text: 'A `base-url` in a narrower scope does not take the place of an inherited `backend-id`, as documented; in a fragment, whose scope is not known, it does.',
    ja: '文書のとおり、狭いスコープの `base-url` は継承した `backend-id` に代わらない。スコープの分からないフラグメントの中では代わる。',
    source: 'documentation: set-backend-service; own choice: fragments',
  },
  {
    id: 'only-this-machine',
    text: 'Backends are asked on this machine only, by the names localhost and *.localhost and the addresses 127.0.0.0/8 and ::1, and by real host names where the local Azure has them inside; others are connection failures.',
    ja: 'バックエンドはこのマシン (localhost、*.localhost、127.0.0.0/8、::1) と、ローカルの Azure の中にある実ホスト名だけに接続する。ほかは接続の失敗になる。',
    source: 'own choice: a laptop calls nobody by accident',
  },
];
