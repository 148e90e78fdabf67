import type { Catalogue } from '../translate.ts';

export const exitCodes: Catalogue = {
  'done, or nothing to do': '完了、または変更なし',
  'failed, or Azure does not have what was named': '失敗、または指定したものが Azure にない',
  'wrong usage, missing input, or refused without --yes': '使い方の誤り、入力不足、`--yes` なしでの拒否',
  'changes pending (only with --exit-code)': '保留中の変更あり (`--exit-code` 指定時のみ)',
  'not signed in or not allowed': 'サインインしていない、または権限がない',
  'conflict: changed since the plan, or not ours': '衝突: 計画の後に変更された、または apim-llm のものではない',
  'partly applied, run again to continue': '一部だけ適用。再実行で続きから',
  cancelled: '中止',
};
