import type { Assumption } from '../../assumption.ts';

export const apiSubscriptionsAssumptions: readonly Assumption[] = [
  {
    id: 'subscriptions',
    text: "A subscription is `active` where nothing is stated, `submitted` to a product that asks for approval. The administrator, `/users/1`, is the only user; a product's limit counts per owner. The built-in `master` only gets new keys.",
    ja: 'サブスクリプションは状態を書かなければ `active`、承認が必要な製品では `submitted`。ユーザーは管理者 `/users/1` だけ。製品の上限は所有者ごとに数える。組み込みの `master` はキーの再生成だけができる。',
    source: 'recording: azsdknet-SubscriptionTests_CreateListUpdateDelete; specification: descriptions of the fields',
  },
];
