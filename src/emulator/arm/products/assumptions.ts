import type { Assumption } from '../../assumption.ts';

export const productsAssumptions: readonly Assumption[] = [
  {
    id: 'products',
    text: 'The display name of a product is there once, whatever its case. `approvalRequired` and `subscriptionsLimit` are refused where no subscription is required. Starter and Unlimited stand in the classic tiers only, and without the Echo API.',
    ja: '製品の表示名は大文字と小文字を問わず一意。サブスクリプション不要の製品では `approvalRequired` と `subscriptionsLimit` を拒否する。Starter と Unlimited はクラシック階層だけにあり、Echo API はない。',
    source: 'specification: descriptions of the fields; recording: azsdknet-ProductTests_CreateListUpdateDelete',
  },
  {
    id: 'links',
    text: "A named link (`apiLinks`…) is refused the second time, and so is a product's link to a system group. A deleted API takes its links and its own subscriptions along, a deleted group or tag its links. Tags belong to a revision and are copied with it, links to products to the API.",
    ja: '製品とタグの名前付きリンク (`apiLinks` など) の二度目の PUT と、製品とシステム グループのリンクは拒否する。API を削除するとそのリンクと API 自身のサブスクリプションも、グループやタグを削除するとそのリンクも消える。タグはリビジョンに属して複製され、製品へのリンクは API に属する。',
    source: 'report: 409 of apiLinks; none for what goes along',
  },
];
