import { idKey, nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import { at, textAt, type Json } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { marked } from '../../model/names.ts';
import type { Desired } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import type { ImportInput } from './input.ts';
import type { ImportTarget } from './target.ts';

/** The API version set of an import: several APIs on one path, told apart by the version that a call asks for. */
export interface VersionSet {
  readonly id: string;
  /** Of the API in it; empty for the original one, which was there before its API had versions. */
  readonly version: string;
  /** `Segment`, `Header` or `Query`. */
  readonly scheme: string | undefined;
  /** Name of the header or of the query parameter that says the version. */
  readonly asked: string | undefined;
  readonly isNew: boolean;
}

/** The set that was asked for, or the one that the API is in already. */
export function versionSetOf(input: ImportInput, live: Live, existing: LiveApi | undefined): VersionSet | undefined {
  const { versionSet } = input;
  const { apiVersion } = input.spec;
  if (versionSet !== undefined && apiVersion !== undefined) {
    const found = live.versionSets.find(({ id }) => nameOf(id).toLowerCase() === versionSet.toLowerCase());
    const id = found?.id ?? `${live.service.id}/apiVersionSets/${versionSet}`;
    return { id, version: apiVersion, isNew: found === undefined, ...choiceOf(found === undefined ? byQuery : at(found.body, 'properties')) };
  }
  const [id, version = ''] = ['apiVersionSetId', 'apiVersion'].map((name) => textAt(existing?.api.body, 'properties', name));
  if (id === undefined) return undefined;
  // Only the list shows more of a set than its id.
  const listed = live.allApis.find((api) => existing !== undefined && sameId(api.id, existing.api.id));
  return { id, version, isNew: false, ...choiceOf(at(listed?.body, 'properties', 'apiVersionSet')) };
}

/** How a call says which version it wants. */
function choiceOf(set: Json | undefined): Pick<VersionSet, 'scheme' | 'asked'> {
  const scheme = textAt(set, 'versioningScheme');
  return { scheme, asked: textAt(set, scheme === 'Header' ? 'versionHeaderName' : 'versionQueryName') };
}

const byQuery = { versioningScheme: 'Query', versionQueryName: 'api-version' } as const;

/** One that exists is used as it is, whoever made it. By `api-version` in the query, as every SDK of Azure OpenAI sends it. */
export function newVersionSet({ api, live, versionSet }: ImportTarget): readonly Desired[] {
  if (versionSet?.isNew !== true) return [];
  const name = nameOf(versionSet.id);
  return [
    {
      id: versionSet.id,
      kind: 'apiVersionSet',
      label: `version set ${name}`,
      want: 'present',
      body: {
        properties: {
          displayName: name,
          description: marked('Versions of the Azure OpenAI API, chosen by api-version.', nameOf(api.id)),
          ...byQuery,
        },
      },
      dependsOn: [live.service.id],
      locks: [`versionSet:${name.toLowerCase()}`],
    },
  ];
}

/** Versions of a set are different. */
export function refuseTakenVersion({ api, input, live, versionSet }: ImportTarget): void {
  if (versionSet === undefined || input.versionSet === undefined) return;
  const other = live.allApis.find(({ body, id }) => {
    const set = textAt(body, 'properties', 'apiVersionSetId');
    return set !== undefined && sameId(set, versionSet.id) && textAt(body, 'properties', 'apiVersion')?.toLowerCase() === versionSet.version.toLowerCase() && idKey(withoutRevision(id)) !== idKey(api.id);
  });
  if (other === undefined) return;
  const name = nameOf(withoutRevision(other.id));
  throw new UserError('VersionTaken', exitCodes.conflict, `Version ${versionSet.version} of the version set ${nameOf(versionSet.id)} is the API ${name} already.`, {
    hint: `Import into that one:  --api ${name}`,
  });
}
