import type { Assumption } from '../../assumption.ts';

export const backendsAssumptions: readonly Assumption[] = [
  {
    id: 'backend-in-use',
    text: 'A backend that a policy or a pool names cannot be deleted; whether Azure refuses it for backends is unknown.',
    ja: 'ポリシーやプールが参照するバックエンドは削除できない。Azure がバックエンドで拒否するかは不明。',
    source: 'analogy: policy fragments, as recorded',
  },
  {
    id: 'newer-fields-of-a-backend',
    text: 'Session affinity and failure responses are answered from 2024-10-01-preview on only; an older PATCH that does not name them leaves them as they are.',
    ja: 'セッション アフィニティと失敗応答は 2024-10-01-preview 以降でのみ応答に含まれる。これらを指定しない古いバージョンの PATCH では、そのまま残る。',
    source: 'documentation: types of the api-versions; own choice: what an older PATCH leaves',
  },
  {
    id: 'rule-of-a-breaker',
    text: 'The rule of a breaker needs a name, a failure condition with an interval, and a trip duration.',
    ja: 'ブレーカーの規則には、名前、間隔のある失敗条件、遮断時間が必要。',
    source: 'documentation: every rule on "Backends in API Management" has them',
  },
  {
    id: 'url-of-a-backend',
    text: 'A URL that is neither on the web nor a cluster of Service Fabric (`fabric:/app/service`) is refused, in words of our own.',
    ja: 'Web の URL でも Service Fabric のクラスター (`fabric:/app/service`) でもない URL は、独自の文言で拒否する。',
    source: 'example: ApiManagementCreateBackendServiceFabric',
  },
];
