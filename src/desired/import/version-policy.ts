import { exitCodes, UserError } from '../../model/user-error.ts';
import type { VersionBlock } from '../../policy/blocks/version-block.ts';
import { blocksOf } from '../api-blocks.ts';
import type { ImportTarget } from './target.ts';

/** What the API's policy does about api-version. A restriction that somebody asked for stays until --no-only-version, and follows the document. */
export function versionPolicy({ api, input, versionSet }: ImportTarget): VersionBlock | undefined {
  const before = blocksOf(api.existing)?.version;
  const only = input.onlyVersion ?? before?.only ?? false;
  const { apiVersion, version } = input.spec;
  if (apiVersion === undefined) {
    if (!only) return undefined;
    throw new UserError('VersionUnknown', exitCodes.usage, `${input.apiId} answers api-version ${before?.apiVersion} only, and ${input.spec.origin} is of version ${JSON.stringify(version)}.`, {
      hint: 'Lift the restriction with --no-only-version.',
    });
  }
  const supplied = versionSet !== undefined;
  return only || supplied ? { apiVersion, only, supplied } : undefined;
}
