import { gatewayRefusal, notEmulated } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Kind } from '../kind.ts';
import type { ArmPath } from './path.ts';

/** Types that Azure has and the local Azure does not: named as such, so that nobody takes them for a typing error. */
const notServed: Readonly<Record<string, readonly string[]>> = {
  'microsoft.apimanagement': [
     'service/users', 'service/certificates', 'service/caches', 'service/gateways', 'service/workspaces',
    'service/apis/resolvers', 'service/apis/tagdescriptions', 'service/apis/wikis', 'service/apis/issues',
    'service/groups/users', 'service/products/wikis', 'service/tagresources', 'service/apisbytags', 'service/productsbytags', 'service/backends/reconnect', 'service/policydescriptions', 'service/policyrestrictions', 'service/tenant', 'skus',
  ],
  'microsoft.cognitiveservices': ['accounts/projects', 'accounts/commitmentplans', 'accounts/raipolicies', 'deletedaccounts', 'skus'],
  'microsoft.authorization': ['denyassignments', 'locks', 'policyassignments'],
  'microsoft.insights': ['metrics', 'diagnosticsettingscategories'],
  'microsoft.operationalinsights': ['workspaces/tables', 'workspaces/savedsearches'],
  'microsoft.resources': ['deployments'],
};

export function unknownType(path: ArmPath, kinds: readonly Kind[], apiVersion: string): Refusal {
  const provider = path.provider ?? '';
  const type = path.types.join('/');
  const ours = kinds.filter((kind) => kind.provider.toLowerCase() === provider.toLowerCase());
  const others = Object.hasOwn(notServed, provider.toLowerCase()) ? notServed[provider.toLowerCase()] : undefined;
  if (others?.some((name) => type.toLowerCase() === name || type.toLowerCase().startsWith(`${name}/`))) return notEmulated(`${provider}/${type}`);
  if (ours.length === 0 && !others) return gatewayRefusal(404, 'InvalidResourceNamespace', `The resource namespace '${provider}' is invalid.`);
  const versions = [...new Set(ours.flatMap((kind) => kind.apiVersions))].toSorted();
  return invalidType(provider, type, apiVersion, versions);
}

/** Both for an unknown type and for an unknown version of a known one (arm-behaviour 42). */
export function invalidType(provider: string, type: string, apiVersion: string, versions: readonly string[]): Refusal {
  const message = `The resource type '${type}' could not be found in the namespace '${provider}' for api version '${apiVersion}'. The supported api-versions are '${versions.join(',')}'.`;
  return gatewayRefusal(404, 'InvalidResourceType', message);
}
