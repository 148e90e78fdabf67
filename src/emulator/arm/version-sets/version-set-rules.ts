import { invalid } from '../refusal.ts';
import type { VersionSetContent } from './version-set.ts';

/** A version set's properties, as the table of fields has checked them. */
export type VersionSetFields = Pick<VersionSetContent, 'displayName' | 'versioningScheme'> & { readonly [name in 'description' | 'versionQueryName' | 'versionHeaderName']?: string };

/** That the name of the parameter is asked for is documented, in which words is not known. */
export function versionSetContent({ displayName, description, versioningScheme, versionQueryName, versionHeaderName }: VersionSetFields): VersionSetContent {
  if (versioningScheme === 'Query' && versionQueryName === undefined) throw invalid({ target: 'versionQueryName', message: 'VersionQueryName is required' });
  if (versioningScheme === 'Header' && versionHeaderName === undefined) throw invalid({ target: 'versionHeaderName', message: 'VersionHeaderName is required' });
  return { displayName, description: description ?? null, versioningScheme, versionQueryName: versionQueryName ?? null, versionHeaderName: versionHeaderName ?? null };
}

/** As reported for version sets (azure-apim-extension#43): stricter than the pattern of the published specification. */
export function checkVersionSetName(name: string): void {
  if (/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(name)) return;
  const message = `Invalid identifier ${name} specified.  Entity Identifier can contain only letters, numbers, and hyphens. The first and last character must be a letter or a number`;
  throw invalid({ target: 'versionSetId', message });
}
