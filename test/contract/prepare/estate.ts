import { readEstate } from '../../../src/emulator/estate-file.ts';
import type { Estate } from '../../../src/emulator/estate.ts';

export interface Wanted {
  /** The first is the estate's own. */
  readonly subscriptions: readonly string[];
  readonly resourceGroups: readonly string[];
  readonly services: readonly WantedService[];
  readonly accounts: readonly WantedAccount[];
}

export interface WantedService {
  readonly name: string;
  readonly resourceGroup: string;
  readonly region?: string | undefined;
  readonly sku?: string | undefined;
  readonly units?: number | undefined;
  /** As ARM says it: `SystemAssigned`. */
  readonly identity?: string | undefined;
}

export interface WantedAccount {
  readonly name: string;
  readonly subscription?: string | undefined;
  readonly resourceGroup: string;
  readonly region?: string | undefined;
  readonly kind?: string | undefined;
  readonly subDomain?: string | undefined;
  readonly disableLocalAuth?: boolean | undefined;
  readonly publicNetworkAccess?: string | undefined;
}

/** An estate with what a test wants and nothing else, through the door that estates of users come in by. */
export function estateOf(wanted: Wanted): Estate {
  const [subscription, ...others] = wanted.subscriptions;
  // A subscription exists as soon as an account lives in it.
  const elsewhere: readonly WantedAccount[] = others.map((other, index) => ({ name: `elsewhere-${index}`, subscription: other, resourceGroup: 'elsewhere' }));
  const document = {
    subscription,
    resourceGroups: wanted.resourceGroups.length === 0 ? ['unused'] : wanted.resourceGroups,
    services: wanted.services.map(({ name, resourceGroup, region, sku, units, identity }) => ({ identity: /SystemAssigned/i.test(identity ?? '') ? 'system' : 'none', name, resourceGroup, region: code(region), sku: sku ?? 'StandardV2', units: Math.max(1, units ?? 1) })),
    accounts: [...wanted.accounts, ...elsewhere].map((account) => accountOf(account)),
  };
  return readEstate(JSON.stringify(document), 'wanted');
}

function accountOf({ name, subscription, resourceGroup, region, kind, subDomain, disableLocalAuth, publicNetworkAccess }: WantedAccount) {
  return {
    name,
    ...(subscription === undefined ? {} : { subscription }),
    resourceGroup,
    region: code(region),
    kind: kind === 'AIServices' ? 'AIServices' : 'OpenAI',
    disableLocalAuth: disableLocalAuth === true,
    publicNetworkAccess: publicNetworkAccess === 'Disabled' ? 'Disabled' : 'Enabled',
    customSubDomainName: subDomain?.toLowerCase() ?? null,
  };
}

/** `East US` and `eastus` are one. */
function code(region = 'westeurope'): string {
  return region.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
