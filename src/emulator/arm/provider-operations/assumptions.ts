import type { Assumption } from '../../assumption.ts';

export const providerOperationsAssumptions: readonly Assumption[] = [
  {
    id: 'operations-of-providers',
    text: 'The operations of a provider are those that are served here.',
    ja: 'プロバイダーの操作は、ここで提供するものに限る。',
    source: 'own choice: what is not served needs no permission',
  },
];
