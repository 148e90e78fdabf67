import type { Language, Words } from '../emulator-document/language.ts';

/** What a command does beyond its one line, by its words. */
const about: Readonly<Record<string, Words>> = {
  import: {
    en: 'Only operations that a deployment serves are forwarded; API Management answers the rest with 400. A second run changes nothing. With another description it goes to that version and keeps what people added.',
    ja: 'デプロイで処理できるオペレーションだけを転送し、それ以外には API Management が 400 を返します。もう一度実行しても何も変わりません。別の定義を指定するとそのバージョンへ移り、人が加えたものは残ります。',
  },
  'prune-ops': {
    en: 'Works on any API, also one that the portal made. Every operation is told with the reason why it is open or closed.',
    ja: 'ポータルで作ったものを含め、どの API でも使えます。各オペレーションが開いている、または閉じている理由を示します。',
  },
  'facade add': {
    en: 'The model is read from the path, or from the JSON body. What goes elsewhere already is moved only when it is named; the plan says from where to where.',
    ja: 'モデルはパスまたは JSON の本文から読み取ります。すでに別の行き先があるものは、名前を指定したときだけ移し、計画に移動前と移動後を示します。',
  },
  'facade list': {
    en: 'With account, deployment, region, whether the role is there, and whether the row still works.',
    ja: 'アカウント、デプロイ、リージョン、ロールの有無、その行が働くかどうかを示します。',
  },
  'facade remove': { en: 'What other rows, pools or policies still need stays, and the report says why.', ja: 'ほかの行、プール、ポリシーが使うものは残り、その理由を報告します。' },
  'pool create': {
    en: 'Members of one priority share by weight, a higher number serves while all before it are throttled. A call that a member refuses with 429 is sent to another one. Named again with other members it is an update.',
    ja: '同じ優先順位のメンバーは重みに応じて分け合い、大きい番号はそれより前がすべて混んでいる間に処理します。メンバーが 429 で断った呼び出しは別のメンバーへ送り直します。別のメンバーでもう一度実行すると更新になります。',
  },
  'pool list': { en: 'With members, regions, priorities and weights, and the APIs that lead there.', ja: 'メンバー、リージョン、優先順位、重みと、そこへ送る API を示します。' },
  'pool show': {
    en: 'On the local Azure it tells which breakers are open; Azure tells nobody, so there it is `null`.',
    ja: 'ローカル Azure では、開いているブレーカーも分かります。Azure では公開されないので `null` です。',
  },
  'pool add-member': { en: 'No client sees a 401 of a role that is not there yet. With `,weight=N` or `,priority=N` it changes a member.', ja: 'まだ働かないロールの 401 がクライアントに届くことはありません。`,weight=N` や `,priority=N` でメンバーを変更できます。' },
  'pool remove-member': { en: 'The last member does not leave: `pool delete` takes the pool away.', ja: '最後のメンバーは外せません。プールごと取り除くには `pool delete` を使います。' },
  'pool delete': { en: 'Policies become what they were before, byte for byte.', ja: 'ポリシーは 1 バイトも違わず元に戻ります。' },
  'burst enable': {
    en: 'By default a breaker opens at the first 429, and the call is sent again to the next deployment: no client sees the 429. With all of them throttled the client gets 429 and `Retry-After`.',
    ja: '既定では最初の 429 でブレーカーが開き、呼び出しは次のデプロイへ送り直されるので、クライアントに 429 は届きません。すべてが混んでいるときは `Retry-After` 付きの 429 を返します。',
  },
  'burst show': { en: 'On the local Azure it tells which breakers are open; Azure tells nobody, so there it is `null`.', ja: 'ローカル Azure では、開いているブレーカーも分かります。Azure では公開されないので `null` です。' },
  'burst disable': { en: 'Policies become what they were before, byte for byte.', ja: 'ポリシーは 1 バイトも違わず元に戻ります。' },
  'monitor enable': {
    en: 'Each call, each attempt at a backend, each error. Options that are left out keep what there is. Bodies are not captured, so that streams stay streams.',
    ja: '呼び出し、バックエンドへの試行、エラーを送ります。省いたオプションは今の設定のままです。本文は取り込まないので、ストリームはストリームのままです。',
  },
  'monitor disable': { en: 'Only of the API that is named; what other APIs use stays.', ja: '対象は指定した API だけで、ほかの API が使うものは残ります。' },
  'monitor query': { en: 'Queries that come with the program, filled in and asked; `--kql` prints one for the portal.', ja: '付属のクエリに値を入れて問い合わせます。`--kql` はポータル用にクエリを表示します。' },
  'monitor tail': { en: 'On Azure logs come two to five minutes after the call.', ja: 'Azure ではログは呼び出しの 2～5 分後に届きます。' },
  'monitor workbook': { en: 'One for each service and component. What was changed by hand the next run puts back.', ja: 'サービスとコンポーネントごとに 1 つです。手で変更したものは次の実行で元に戻ります。' },
  'monitor alerts': { en: 'They look every five minutes at the last quarter of an hour, and end by themselves.', ja: '5 分ごとに直近の 15 分を調べ、条件が解消すると自動的に終わります。' },
  'spec list': { en: 'Each with its address and its known hash.', ja: 'それぞれのアドレスと既知のハッシュを示します。' },
  'spec show': { en: 'Its operations, what has to be repaired, and where it cannot be.', ja: 'オペレーション、修復が必要な箇所、修復できない箇所を示します。' },
  status: { en: 'Every resource is told as same, changed, missing, or not ours, with what differs.', ja: 'リソースごとに、一致、変更、欠落、他者のもののどれかと、違いを示します。' },
  probe: {
    en: 'A line for each call, then regions (on a local Azure also backends), shares, 429s and latencies. With limits it is a test for pipelines.',
    ja: '呼び出しごとに 1 行、続いてリージョン (ローカル Azure ではバックエンドも) 別の割合、429、待ち時間を示します。条件を付けるとパイプラインのテストになります。',
  },
  destroy: { en: 'What somebody else still uses stays, and the report says whose it is.', ja: 'ほかの人が使っているものは残り、誰が使うかを報告します。' },
  apply: {
    en: 'The command that made the plan reads again and plans again; only the very same plan is applied. Otherwise it ends with 5, and nothing was written. What was applied in part goes on where it stopped.',
    ja: '計画を作ったコマンドがもう一度読み取り、計画し直し、まったく同じ計画の場合だけ適用します。違っていれば何も書き込まずに 5 で終わります。一部だけ適用されたものは続きから進みます。',
  },
  undo: { en: 'What somebody changed since is left alone and named. APIs that were deleted do not come back: import them again.', ja: 'その後に変更されたものには触れず、名前を示します。削除された API は戻りません。もう一度インポートしてください。' },
  'emulator start': { en: 'Azure Resource Manager, the gateway with its policies, models with quotas, and logs, over TLS on the loopback. It refuses what Azure refuses.', ja: 'Azure Resource Manager、ポリシーが動くゲートウェイ、クォータのあるモデル、ログを、ループバックの TLS で提供します。Azure が拒否するものは同じように拒否します。' },
  'emulator stop': { en: 'Found by its ready file.', ja: 'レディ ファイルで見つけます。' },
  wizard: { en: 'Offers what Azure really has, goes back with Escape, shows the plan, and in the end prints the command line that does the same.', ja: '実際に Azure にあるものから選べます。Esc で戻り、計画を確認し、最後に同じことを行うコマンド ラインを表示します。' },
  demo: { en: 'An import, calls, a quota, a facade, a burst, and a role that is missing and comes back. No network, no sign-in.', ja: 'インポート、呼び出し、クォータ、ファサード、バースト、失われて戻るロールを順に見せます。ネットワークもサインインも不要です。' },
  completion: { en: 'For bash, zsh, fish and PowerShell.', ja: 'bash、zsh、fish、PowerShell に対応しています。' },
};

/** @throws Error for a command that nobody has described */
export function aboutOf(path: readonly string[], language: Language): string {
  const found = about[path.join(' ')];
  if (found === undefined) throw new Error(`scripts/command-pages/about.ts says nothing of ${path.join(' ')}.`);
  return found[language];
}

export const described: readonly string[] = Object.keys(about);
