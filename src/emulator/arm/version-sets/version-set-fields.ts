import * as z from 'zod';
import { bounded, checked } from '../fields.ts';
import { invalid } from '../refusal.ts';
import type { VersionSetContent } from './version-set.ts';

export const versionSetFields = z.strictObject({
  displayName: bounded(1, 100).optional(),
  description: z.string().optional(),
  versioningScheme: z.string().optional(),
  versionQueryName: bounded(1, 100).optional(),
  versionHeaderName: bounded(1, 100).optional(),
});

/**
 * Checks and fills in. The words for a missing name and scheme are reported by users (bicep-registry-modules#5708);
 * that the name of the parameter is asked for is documented, how is not known.
 */
export function versionSetContent(properties: unknown): VersionSetContent {
  const { displayName, description = null, versioningScheme, versionQueryName = null, versionHeaderName = null } = checked(versionSetFields, properties);
  const faults: { readonly target: string; readonly message: string }[] = [];
  if (displayName === undefined) faults.push({ target: 'name', message: 'name (display name) should not be empty' });
  const scheme = schemeOf(versioningScheme);
  if (scheme === undefined) faults.push({ target: 'versioningScheme', message: "The specified condition was not met for 'versioningScheme'." });
  if (scheme === 'Query' && versionQueryName === null) faults.push({ target: 'versionQueryName', message: 'VersionQueryName is required' });
  if (scheme === 'Header' && versionHeaderName === null) faults.push({ target: 'versionHeaderName', message: 'VersionHeaderName is required' });
  if (displayName === undefined || scheme === undefined || faults.length > 0) throw invalid(...faults);
  return { displayName, description, versioningScheme: scheme, versionQueryName, versionHeaderName };
}

function schemeOf(stated: string | undefined): VersionSetContent['versioningScheme'] | undefined {
  return stated === 'Segment' || stated === 'Query' || stated === 'Header' ? stated : undefined;
}

/** As reported for version sets (azure-apim-extension#43): stricter than the pattern of the published specification. */
export function checkVersionSetName(name: string): void {
  if (name.length <= 80 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(name)) return;
  const message = `Invalid identifier ${name} specified.  Entity Identifier can contain only letters, numbers, and hyphens. The first and last character must be a letter or a number`;
  throw invalid({ target: 'versionSetId', message });
}
