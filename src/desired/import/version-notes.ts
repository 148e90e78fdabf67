import { nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { ImportTarget } from './target.ts';

/** What clients notice of an API that joins a version set, changes to another one, or stands for another version in it. */
export function versionNotes({ api, input, versionSet }: ImportTarget): readonly string[] {
  if (input.versionSet === undefined || versionSet === undefined || api.existing === undefined) return [];
  const [set, version = ''] = ['apiVersionSetId', 'apiVersion'].map((name) => textAt(api.existing?.api.body, 'properties', name));
  if (set === undefined) return [`joins a version set: calls that do not ask for version ${versionSet.version} will be answered 404`];
  if (sameId(set, versionSet.id) && version === versionSet.version) return [];
  const asked = version === '' ? 'ask for no version' : `ask for version ${version}`;
  const where = sameId(set, versionSet.id) ? 'stands for another version' : `leaves the version set ${nameOf(set)}`;
  return [`${where}: calls that ${asked} will be answered 404`];
}
