import type { Assumption } from '../assumption.ts';

export const gatewayAssumptions: readonly Assumption[] = [
  {
    id: 'gateway-no-api',
    text: 'A request whose path is no API’s runs no policy, not even on-error of the service: 404 "Resource not found".',
    ja: 'どの API のパスでもない要求にはポリシーを実行しない (サービスの on-error も): 404 "Resource not found"。',
    source: 'report: the answer; own choice: that on-error of the service is left out',
  },
  {
    id: 'gateway-longest-path',
    text: 'The API with the longest path counts, whole segments without case; where it has no such operation, or no such version or revision, shorter paths are not tried.',
    ja: 'パスが最も長い API が選ばれる (セグメント単位、大文字と小文字は区別しない)。その API に該当する操作・バージョン・リビジョンがなくても、短いパスは試さない。',
    source: 'report: 404 for a wrong operation; own choice: that nothing shorter is tried',
  },
  {
    id: 'gateway-templates',
    text: 'Operations: literal segments come before parameters, those before `*`; then more query parameters come first. `*` begins behind a slash: `/a/*` is `/a/` and not `/a`. Literals have no case, `%2F` divides nothing, a slash at the end says nothing. Only parameters of the template have to be there.',
    ja: '操作は、リテラルのセグメント、パラメーター、`*` の順に優先し、次にクエリ パラメーターの多いものを優先する。`*` はスラッシュの後から始まり、`/a/*` は `/a/` に合うが `/a` には合わない。リテラルは大文字と小文字を区別せず、`%2F` は区切りにならず、末尾のスラッシュは意味を持たない。必須なのはテンプレートのパラメーターだけ。',
    source: 'documentation: rewrite-uri and operations (the slash at the end); report: developer-portal#2358 (`%2F`), developer-portal#2136 (`/*`); own choice: the order',
  },
  {
    id: 'gateway-versions',
    text: 'A request that tells no version is for the API of the version set that has none; a version that is not there is 404. Versions have no case.',
    ja: 'バージョンを示さない要求は、セットの中のバージョンのない API に向かう。存在しないバージョンは 404。バージョンは大文字と小文字を区別しない。',
    source: 'documentation: versions (the original); own choice: the rest',
  },
  {
    id: 'gateway-key-order',
    text: 'The API’s header comes before its query parameter, and `Authorization: Bearer` counts last and only with `bearer: enabled`. A key that opens nothing is refused with 401 even where the API asks for none, unless an open product has the API. Other states than active count as no such key.',
    ja: 'API のヘッダー、クエリ パラメーターの順に見て、`Authorization: Bearer` は `bearer: enabled` のときだけ最後に見る。使えないキーは、API がキーを求めなくても 401。ただし API がオープン製品に属せば無視する。active 以外の状態のキーは無効とする。',
    source: 'documentation: subscriptions (September 2024); report: Microsoft Q&A 2082101; sample: AI-Gateway (`bearer`)',
  },
  {
    id: 'gateway-product-state',
    text: 'Whether a product is published makes no difference to calls; policies of a product take part only where its key or an open product brought the call in.',
    ja: '製品が公開されているかどうかは呼び出しに影響しない。製品のポリシーは、その製品のキーかオープン製品による呼び出しだけに加わる。',
    source: 'documentation: subscriptions; documentation: changelog of March 2026',
  },
  {
    id: 'gateway-missing-section',
    text: 'A section that a document leaves out is one without `<base />`: broader scopes are shut out of it. A service without a policy forwards.',
    ja: '文書にないセクションは `<base />` のないセクションとみなし、上位のスコープは加わらない。ポリシーのないサービスは転送だけを行う。',
    source: 'documentation: base and forward-request; own choice: the missing section',
  },
  {
    id: 'gateway-last-error',
    text: 'In on-error the response is the error’s own answer, with its status; `Path` ends with the policy itself, or with the `when` whose condition fails, and goes through the fragment; `Scope` within a fragment is the fragment’s name. Where on-error fails as well, its own error is answered.',
    ja: 'on-error での応答は、そのエラー自身の応答 (状態コードを含む)。`Path` はそのポリシー自身 (条件が失敗したときはその `when`) で終わり、フラグメントを通る。フラグメントの中の `Scope` はフラグメント名。on-error も失敗したときは、その失敗を返す。',
    source: 'documentation: error handling; own choice: fragments, and a failing on-error',
  },
  {
    id: 'gateway-error-body',
    text: 'Errors are `{"statusCode": N, "message": "…"}` with a blank behind colons and commas, which gives a missing key its observed 152 bytes; 500 adds `activityId`.',
    ja: 'エラーは `{"statusCode": N, "message": "…"}` (コロンとカンマの後に空白) とし、キーがないときは観測された 152 バイトになる。500 には `activityId` を加える。',
    source: 'report: bodies, and the length of one',
  },
  {
    id: 'gateway-preflight',
    text: 'A preflight request runs the `cors` policies right in the inbound sections and nothing else, without a key, unless an operation takes OPTIONS; what none of them answers is 404.',
    ja: 'プリフライト要求では、OPTIONS の操作がない限り、inbound 直下の `cors` だけをキーなしで実行する。どれも応答しなければ 404。',
    source: 'documentation: cors; own choice: the 404',
  },
  {
    id: 'gateway-http-limits',
    text: 'A URL has up to 16,384 characters (414), the head of a request up to 64 KiB (431), in 20 seconds (408); a body may be silent for a minute. `.` and `..` in paths are resolved first; broken percent signs, backslashes and several Host headers are 400.',
    ja: 'URL は 16,384 文字まで (414)、要求のヘッダー部は 64 KiB まで (431)、20 秒以内 (408)。本文の沈黙は 1 分まで。パスの `.` と `..` は最初に解決する。壊れたパーセント記号、バックスラッシュ、複数の Host は 400。',
    source: 'documentation: limits (the URL); own choice: the rest',
  },
  {
    id: 'gateway-hosts',
    text: 'Every service has a port on the loopback; `Host: NAME.azure-api.net` leads to the service of that name on each of them. APIs without `https` are not served, those of other types than HTTP answer 501.',
    ja: 'サービスごとにループバックのポートを持ち、`Host: NAME.azure-api.net` はどのポートでもその名前のサービスに届く。`https` のない API は提供せず、HTTP 以外の種類の API は 501 を返す。',
    source: 'own choice: the local gateway speaks TLS only',
  },
  {
    id: 'gateway-traces',
    text: 'Traces have Azure’s form by sections; what an entry says is our own. `Ocp-Apim-Trace: true` with a key that allows tracing still gives `Ocp-Apim-Trace-Location`, as before debug tokens.',
    ja: 'トレースの形はセクション別の Azure の形で、各項目の文言は独自。トレースを許すキーと `Ocp-Apim-Trace: true` には、デバッグ トークン以前と同じく `Ocp-Apim-Trace-Location` を返す。',
    source: 'documentation: request tracing; example: ApiManagementGatewayListTrace; own choice: the texts, and the older header',
  },
];
