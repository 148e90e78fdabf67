import type { Assumption } from '../../assumption.ts';

export const groupsAssumptions: readonly Assumption[] = [
  {
    id: 'groups',
    text: 'The groups of the system cannot be changed; `externalId` goes with the type `external`.',
    ja: 'システムのグループは変更できない。`externalId` は種類 `external` にだけ付く。',
    source: 'documentation: "How to create and use groups"; specification: the description of externalId',
  },
];
