import type { Assumption } from '../../assumption.ts';

export const resourcesAssumptions: readonly Assumption[] = [
  {
    id: 'deletion-of-a-group',
    text: 'Deleting a resource group takes everything in it along at once, services softly; the group itself is gone after the polls.',
    ja: 'リソース グループを削除すると中身はすぐに消え (サービスは論理的な削除)、グループ自体はポーリングの後に消える。',
    source: 'recording: aso-ApiManagement_20220801_CRUD#96 for the polls',
  },
  {
    id: 'polls-of-a-group',
    text: 'Polls of a group say `Retry-After: 1` where 15 is recorded.',
    ja: 'グループのポーリングは、15 が記録されているところで `Retry-After: 1` を返す。',
    source: 'recording: aso-ApiManagement_20220801_CRUD#97; own choice: nobody waits for a local group',
  },
];
