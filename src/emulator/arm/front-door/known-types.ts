import { notEmulatedType, notEmulatedTypes } from '../not-emulated.ts';
import { gatewayRefusal, notEmulated } from '../refusal.ts';
import type { Refusal } from '../refusal.ts';
import type { Kind } from '../kind.ts';
import type { ArmPath } from './path.ts';

const known = new Set(notEmulatedTypes.map(({ type }) => type.slice(0, type.indexOf('/')).toLowerCase()));

export function unknownType(path: ArmPath, kinds: readonly Kind[], apiVersion: string): Refusal {
  const provider = path.provider ?? '';
  const type = path.types.join('/');
  const ours = kinds.filter((kind) => kind.provider.toLowerCase() === provider.toLowerCase());
  const refused = notEmulatedType(`${provider}/${type}`);
  if (refused) return notEmulated(`${provider}/${type} (${refused.text})`);
  if (ours.length === 0 && !known.has(provider.toLowerCase())) return gatewayRefusal(404, 'InvalidResourceNamespace', `The resource namespace '${provider}' is invalid.`);
  const versions = [...new Set(ours.flatMap((kind) => kind.apiVersions))].toSorted();
  return invalidType(provider, type, apiVersion, versions);
}

/** Both for an unknown type and for an unknown version of a known one (arm-behaviour 42). */
export function invalidType(provider: string, type: string, apiVersion: string, versions: readonly string[]): Refusal {
  const message = `The resource type '${type}' could not be found in the namespace '${provider}' for api version '${apiVersion}'. The supported api-versions are '${versions.join(',')}'.`;
  return gatewayRefusal(404, 'InvalidResourceType', message);
}
