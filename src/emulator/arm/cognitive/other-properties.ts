import { isObject } from '../../../model/json.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { isAsShown } from '../as-shown.ts';
import { notEmulated } from '../refusal.ts';
import type { AskedProperties } from './account-fields.ts';

/** Kept and shown as stated. */
const kept: ReadonlySet<string> = new Set(['networkAcls', 'allowedFqdnList', 'allowProjectManagement', 'dynamicThrottlingEnabled', 'restrictOutboundNetworkAccess', 'encryption']);
const handled: ReadonlySet<string> = new Set(['customSubDomainName', 'disableLocalAuth', 'publicNetworkAccess', 'restore']);

/**
 * The properties of an account that nothing else follows from here. `shown`: what a read of it shows, which may be sent back.
 * Throws NotEmulated for what would have to do something.
 */
export function otherProperties(asked: AskedProperties, shown: Json | undefined): JsonObject {
  const others = Object.entries(asked).filter(([name]) => !handled.has(name));
  for (const [name, value = null] of others) {
    if (!kept.has(name) && !isNothing(value) && !isAsShown(value, isObject(shown) ? shown[name] : undefined)) throw notEmulated(`${name} of accounts`);
  }
  return Object.fromEntries(others.filter(([name]) => kept.has(name)).map(([name, value = null]) => [name, name === 'networkAcls' ? networkAcls(value) : name === 'encryption' ? encryption(value) : value]));
}

function isNothing(value: Json): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** Lists are filled in. Subnets would have to exist, and there are no networks here. */
function networkAcls(value: Json): Json {
  const acls = isObject(value) ? value : {};
  const { virtualNetworkRules = [], ipRules = [] } = acls;
  if (Array.isArray(virtualNetworkRules) && virtualNetworkRules.length > 0) throw notEmulated('virtual networks of accounts');
  return { defaultAction: 'Allow', ...acls, virtualNetworkRules, ipRules };
}

/** There is no Key Vault. */
function encryption(value: Json): Json {
  const { keySource = 'Microsoft.KeyVault', keyVaultProperties } = isObject(value) ? value : {};
  if (keySource !== 'Microsoft.CognitiveServices' || keyVaultProperties !== undefined) throw notEmulated('encryption of accounts with keys of a Key Vault');
  return { keySource };
}
