import { ArmError } from '../../model/arm-error.ts';
import { idKey, subscriptionOf } from '../../model/arm-id.ts';
import type { Browser, DeployedAccount } from '../../model/browser.ts';
import type { Seen } from '../../model/live.ts';
import type { Inventory, Known, Need } from './known.ts';

/** Accounts of so many other subscriptions are looked for; of more it would take too long. */
const mostSubscriptions = 20;

/** What was known, and what was needed. */
export async function read({ id, what }: Need, known: Known, browser: Browser, signal: AbortSignal): Promise<Known> {
  const key = idKey(id);
  switch (what) {
    case 'services':
      return { ...known, services: new Map([...known.services, [key, await browser.services(id, signal)]]) };
    case 'inventory':
      return { ...known, inventories: new Map([...known.inventories, [key, await inventoryOf(id, known, browser, signal)]]) };
    case 'operations':
      return { ...known, operations: new Map([...known.operations, [key, await browser.operations(id, signal)]]) };
  }
}

async function inventoryOf(serviceId: string, { subscriptions }: Known, browser: Browser, signal: AbortSignal): Promise<Inventory> {
  const own = subscriptionOf(serviceId) ?? '';
  const others = subscriptions.length > mostSubscriptions ? [] : subscriptions.filter(({ id }) => id.toLowerCase() !== own.toLowerCase());
  const [accounts, apis, components] = await Promise.all([
    Promise.all([browser.accounts(own, signal), ...others.map(({ id }) => readable<DeployedAccount>(browser.accounts(id, signal)))]),
    browser.apis(serviceId, signal),
    readable<Seen>(browser.components(own, signal)),
  ]);
  return { accounts: accounts.flat(), apis, components };
}

/** What the caller may not read offers nothing to choose. */
async function readable<T>(reading: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ArmError && (error.status === 403 || error.status === 404)) return [];
    throw error;
  }
}
