import type { Catalogue } from '../translate.ts';

/** Of several commands: which calls, which identity, and what is done about 429s. */
export const sharedOptions: Catalogue = {
  'operations for this': 'この機能のオペレーション',
  "what clients call the model (the deployment's name); '*': every call that has no row of its own": "クライアントがモデルを呼ぶ名前 (指定がなければデプロイ名)。'*' は専用の行がないすべての呼び出し",
  'what clients call it instead: possible where the name stands in the path': 'クライアントに見せる別の名前。名前がパスにある場合に使える',
  'ARM id of the identity that the API calls with, where its policy hides it': 'ポリシーから分からない場合に、API が呼び出しに使う ID の ARM ID',
  'give up waiting for a new role after that long: minutes or ISO 8601 (PT20M)': '新しいロールを待つのをこの時間であきらめる。分または ISO 8601 (PT20M)',
  'leave role assignments that nothing needs any more': '不要になったロール割り当てを残す',
  'what is done about a throttled member: its breaker opens, the call is sent again, both (the default), or nothing': '混んでいるメンバーへの対処: ブレーカーを開く、呼び出しを送り直す、その両方 (既定)、または何もしない',
  'a breaker opens at the nth 429 (1)': '何回目の 429 でブレーカーが開くか (1)',
  'if they come within that time: ISO 8601, or minutes (PT1M)': '429 を数える期間。ISO 8601 または分 (PT1M)',
  'and stays open for so long (PT1M)': 'ブレーカーが開いている時間 (PT1M)',
  "a breaker stays open for as long as the model's Retry-After says, instead: seconds, or a day (the default)": '代わりに、モデルの Retry-After が示す間 (数秒から 1 日) ブレーカーを開いておく (既定)',
  'how often a call that was answered 429 is sent again (2, or as many as --trip-after; in mode retry once to each spill)': '429 の呼び出しを送り直す回数 (2、または `--trip-after` と同じ数。mode が retry なら各スピルへ 1 回)',
};
