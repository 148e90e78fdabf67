import type { Warning } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { ImportTarget } from './target.ts';

/** An API of a version set answers calls for its own version only, whatever was imported into it. */
export function versionWarnings({ input, versionSet }: ImportTarget): readonly Warning[] {
  const { apiVersion } = input.spec;
  if (versionSet === undefined || versionSet.version === '' || apiVersion === undefined || versionSet.version === apiVersion) return [];
  const message = `${input.apiId} stands for version ${versionSet.version} in the version set ${nameOf(versionSet.id)}, the description is of ${apiVersion}: calls still ask for ${versionSet.version}. --version-set ${nameOf(versionSet.id)} changes that`;
  return [{ code: 'VersionDiffers', message }];
}
