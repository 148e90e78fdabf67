import type { Kind } from '../../../src/emulator/arm/kind.ts';

export const subscription = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const region = 'westeurope';
export const account = 'account';
export const group = `${subscription}/resourceGroups/rg`;
export const service = `${group}/providers/Microsoft.ApiManagement/service/a`;

/** Below these extension types' scopes; all others stand at the resource group. */
const scopes: Readonly<Record<string, string>> = { 'microsoft.insights/diagnosticsettings': service, 'microsoft.insights/diagnosticsettingscategories': service };

export function typeOf({ provider, type }: Kind): string {
  return `${provider}/${type}`.toLowerCase();
}

const names: Readonly<Record<string, string>> = { gateways: 'managed', locations: region, accounts: account, deployments: 'first', workspaces: 'work' };
export const component = `${group}/providers/Microsoft.Insights/components/a`;
export const actionGroup = `${group}/providers/Microsoft.Insights/actionGroups/a`;
export const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/work`;

/** The collection of a kind; what is above it is called `a` where that is long enough for a name. */
export function collectionOf(kind: Kind): string {
  const types = kind.type.split('/');
  const above = types.slice(0, -1).map((type) => `${type}/${names[type] ?? 'a'}`);
  return `${scopeOf(kind)}/providers/${kind.provider}/${[...above, types.at(-1)].join('/')}`;
}

function scopeOf(kind: Kind): string {
  switch (kind.level) {
    case 'tenant':
      return '';
    case 'subscription':
      return subscription;
    case 'resourceGroup':
      return group;
    case 'extension':
      return scopes[typeOf(kind)] ?? group;
  }
}
