import type { Assumption } from '../../assumption.ts';

export const authorizationAssumptions: readonly Assumption[] = [
  {
    id: 'effect-of-role-assignments',
    text: 'Role assignments work after `rolePropagation` on the control plane; taking one away works at once.',
    ja: 'ロール割り当ては、コントロール プレーンでは `rolePropagation` の後に効く。取り消しはすぐに効く。',
    source: 'own choice: how long it takes is not published',
  },
];
