import type { Store } from '../../arm/store.ts';
import { apiTable } from './api-table.ts';
import type { ApiTable } from './api-table.ts';
import { operationTable } from './operation-table.ts';
import type { OperationTable } from './operation-table.ts';
import { subscriptionTable } from './subscription-table.ts';
import type { SubscriptionTable } from './subscription-table.ts';

/** What a service's calls are looked up in. */
export interface ServiceTables {
  readonly apis: ApiTable;
  readonly subscriptions: SubscriptionTable;
  operationsOf(apiId: string): OperationTable;
}

interface Kept {
  readonly changes: number;
  readonly tables: ServiceTables;
}

/** Gives the tables of a service (by its id) as the store is now: made anew after a change of it, else those of the last call. */
export function serviceTables(store: Store): (serviceId: string) => ServiceTables {
  const kept = new Map<string, Kept>();
  return (serviceId) => {
    const { changes } = store;
    const known = kept.get(serviceId);
    if (known?.changes === changes) return known.tables;
    const operations = new Map<string, OperationTable>();
    const tables: ServiceTables = {
      apis: apiTable(store, serviceId),
      subscriptions: subscriptionTable(store, serviceId),
      operationsOf: (apiId) => {
        const table = operations.get(apiId) ?? operationTable(store, apiId);
        operations.set(apiId, table);
        return table;
      },
    };
    kept.set(serviceId, { changes, tables });
    return tables;
  };
}
