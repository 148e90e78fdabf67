import { createHash } from 'node:crypto';
import { nameOf, sameId, withoutRevision } from '../../model/arm-id.ts';
import { at, textAt, type JsonObject } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import type { Desired, LiveResource, Unseen } from '../../model/resource.ts';
import { apiForeign, documentOf, dropped, importYields, notes, ownFields, revisionDescription, sharedFields } from './api-fields.ts';
import { policyForeign } from './api-policy.ts';
import { revisionDigest } from './document-digest.ts';
import { deletedOperations } from './operation-steps.ts';
import type { ImportTarget } from './target.ts';

/** Where an import goes first: a revision that clients do not see until it is released. */
export interface Revision {
  readonly id: string;
  readonly number: string;
  /** One that an earlier run left unreleased. */
  readonly resumed: LiveApi | undefined;
}

/** The revision for a document: the one that an earlier run made for it, else the next. */
export function revisionFor(live: Live, apiId: string, digest: string): Revision {
  const resource = leftRevision(live, apiId, digest);
  const resumed = resource && live.apis.get(nameOf(resource.id).toLowerCase());
  if (resource !== undefined && !wasReleased(resource, resumed)) return { id: resource.id, number: numberOf(resource), resumed };
  const numbers = live.allApis.filter(({ id }) => sameId(withoutRevision(id), apiId)).map((each) => Number.parseInt(numberOf(each), 10) || 1);
  const number = String(Math.max(1, ...numbers) + 1);
  return { id: `${apiId};rev=${number}`, number, resumed: undefined };
}

/** The last revision that we made for the document, and that is not current: an earlier run left it, or it was current before. */
export function leftRevision(live: Live, apiId: string, digest: string): LiveResource | undefined {
  const made = live.allApis.filter(({ body, id }) => id !== withoutRevision(id) && sameId(withoutRevision(id), apiId) && revisionDigest(body) === digest);
  return made.toSorted((a, b) => Number(numberOf(b)) - Number(numberOf(a)))[0];
}

/** It stays as it was then: people go back to it, and no release makes it current twice. */
function wasReleased(revision: LiveResource, read: LiveApi | undefined): boolean {
  return read?.releases?.some((name) => name.toLowerCase().startsWith(releasesOf(numberOf(revision)))) === true;
}

function releasesOf(number: string): string {
  return `apim-llm-rev-${number}-`;
}

function numberOf({ body, id }: LiveResource): string {
  return textAt(body, 'properties', 'apiRevision') ?? /;rev=(\d+)$/i.exec(id)?.[1] ?? '1';
}

/** Copy of the API, document, policy (see api-policy.ts), release, and then what only the current revision may change. */
export function revisionSteps(target: ImportTarget, revision: Revision): readonly Desired[] {
  const { api, document, input, live } = target;
  const { id, number } = revision;
  const locks = [`api:${input.apiId}`];
  const body: JsonObject = {
    properties: { ...asTheApi(api.existing), ...ownFields(target), apiRevision: number, apiRevisionDescription: revisionDescription(input.spec, document.digest) },
  };
  const made: Desired = {
    id,
    kind: 'api',
    label: `revision ${number} of API ${input.apiId}`,
    want: 'present',
    body,
    unseen: documentFor(target, revision),
    dependsOn: [live.service.id],
    locks,
    yields: importYields,
  };
  const release: Desired = {
    id: releaseIdOf(target, revision),
    kind: 'apiRelease',
    label: `revision ${number} of API ${input.apiId}`,
    want: 'present',
    body: { properties: { apiId: id, notes: revisionDescription(input.spec, document.digest) } },
    dependsOn: [id, `${id}/policies/policy`],
    locks,
    unseen: { body: {}, changes: [], drops: dropped(target.fates) },
    unchanged: currentOf(target),
    // A revision that was left may have its policy already.
    ...(revision.resumed === undefined ? {} : policyForeign(target)),
    notes: ['makes the revision current: from here on clients get it'],
  };
  const current: Desired = {
    id: api.id,
    kind: 'api',
    label: `API ${input.apiId}`,
    want: 'present',
    body: { properties: sharedFields(target) },
    dependsOn: [release.id, ...(target.versionSet?.isNew === true ? [target.versionSet.id] : [])],
    locks,
    rereads: true,
    // What it changes besides is a revision that nobody uses yet, so that this step speaks for all.
    ...apiForeign(target),
    ...notes(target),
  };
  return [made, release, current, ...deletedOperations(target, current.id)];
}

/**
 * No name twice: a release that exists makes nothing current, and it outlives its revision, whose number comes again. No ETag
 * of a service comes again.
 */
function releaseIdOf({ api }: ImportTarget, { number }: Revision): string {
  const hash = createHash('sha256').update(api.existing?.api.etag ?? '').digest('hex').slice(0, 8);
  return `${api.id}/releases/${releasesOf(number)}${hash}`;
}

/** What the release puts aside, so that nobody's change of it meanwhile is lost without a word. */
function currentOf({ api: { existing }, input }: ImportTarget): NonNullable<Desired['unchanged']> {
  if (existing === undefined) return [];
  const { api, policy } = existing;
  return [{ ...api, label: `API ${input.apiId}` }, ...(policy === undefined ? [] : [{ ...policy, label: `policy of API ${input.apiId}` }])];
}

/**
 * A revision that was left is not known to have its document, nor the policies of the API: it is imported again, no client
 * sees it.
 */
function documentFor(target: ImportTarget, { resumed }: Revision): Unseen {
  const { body, changes, evident: _evident, ...rest } = documentOf(target);
  return {
    // Its description comes before its document: two runs side by side must not take the copy for the import.
    ...rest,
    body: { properties: { ...(body['properties'] as JsonObject), sourceApiId: target.api.id } },
    changes: resumed === undefined ? changes : [{ path: 'document', after: target.document.digest }],
  };
}

const shared = ['path', 'displayName', 'description', 'protocols', 'subscriptionRequired', 'apiVersion', 'apiVersionDescription', 'apiVersionSetId'];

/** What a revision has in common with its API has to be sent as it is: it cannot change there. */
function asTheApi(existing: LiveApi | undefined): JsonObject {
  return Object.fromEntries(
    shared.flatMap((name) => {
      const value = at(existing?.api.body, 'properties', name);
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}
