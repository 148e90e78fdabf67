import type { Store } from '../../arm/store.ts';
import { compilePolicy } from './compile-sections.ts';
import type { CompiledPolicy } from './compile-sections.ts';
import { isUnchanged, policySource } from './policy-levels.ts';
import type { PolicyOwners, PolicySource } from './policy-levels.ts';

interface Kept {
  readonly policy: CompiledPolicy;
  readonly source: PolicySource;
  /** `store.changes` when the row versions were looked at last. */
  checkedAt: number;
}

const most = 10_000;

/** Gives the effective policy of a call; made ready once for as long as none of its documents changes. */
export function policyCache(store: Store): (owners: PolicyOwners) => CompiledPolicy {
  const kept = new Map<string, Kept>();
  return (owners) => {
    const key = `${owners.operationId ?? owners.apiId ?? owners.serviceId} ${owners.productId ?? ''}`;
    const { changes } = store;
    const known = kept.get(key);
    if (known && (known.checkedAt === changes || isUnchanged(store, known.source.seen))) {
      known.checkedAt = changes;
      return known.policy;
    }
    const source = policySource(store, owners);
    const policy = compilePolicy(owners.serviceId, source);
    // Operations come and go; what is asked for again is soon there again.
    if (kept.size >= most) kept.clear();
    kept.set(key, { policy, source, checkedAt: changes });
    return policy;
  };
}
