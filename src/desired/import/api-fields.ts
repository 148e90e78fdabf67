import { idKey, nameOf } from '../../model/arm-id.ts';
import { isObject, textAt, type JsonObject } from '../../model/json.ts';
import { marked } from '../../model/names.ts';
import type { Desired, Unseen } from '../../model/resource.ts';
import { apiFields } from '../api-fields.ts';
import { asForeign, isOurApi, type Foreign } from '../ownership.ts';
import { importedDigest, importedText, revisionDigest } from './document-digest.ts';
import type { Fates } from './operation-fates.ts';
import { replacedOperations } from './operation-steps.ts';
import type { ImportTarget } from './target.ts';
import { versionNotes } from './version-notes.ts';

/** Late name of the operations as the service made them: it may change their ids. */
export const operationsLate = 'api.operations';
/** Late name of what had to be put right after the import. */
export const putRightLate = 'api.putRight';
/** What the step that imports yields. */
export const importYields = { [operationsLate]: ['operations'], [putRightLate]: ['putRight'] };

/** The document, and why it has to be sent. */
export function documentOf({ api, fates, sent }: ImportTarget): Unseen {
  return {
    body: { properties: { format: 'openapi+json', value: sent.value, translateRequiredQueryParameters: 'query', apiType: 'http' } },
    changes: api.changes,
    // The description carries the document's digest.
    evident: true,
    keeps: sent.keeps,
    drops: dropped(fates),
    // Where the description of an API of ours came back alone, it would tell of a document that the API has no more.
    stays: api.existing === undefined || importedDigest(api.existing.api.body) === undefined ? [] : ['description', 'apiRevisionDescription'],
  };
}

export function dropped({ deleted }: Fates): readonly string[] {
  return deleted.map(({ name }) => name);
}

/** What all revisions of an API have in common: it can be changed at the current one only (azure-powershell#9270, apiops#285, #436, azurerm#18093). */
export function sharedFields(target: ImportTarget): JsonObject {
  const { input, path, url, versionSet } = target;
  const { protocols, subscriptionRequired } = apiFields(url);
  const joins = input.versionSet !== undefined && versionSet !== undefined;
  return { path, displayName: displayName(target), description: describe(target), protocols, subscriptionRequired, ...(joins ? { apiVersion: versionSet.version, apiVersionSetId: idKey(versionSet.id) } : {}) };
}

/** What each revision has for itself. */
export function ownFields({ input, url }: ImportTarget): JsonObject {
  const { serviceUrl, subscriptionKeyParameterNames: names } = apiFields(url);
  // Not stated without --bearer, so that an API which has it keeps it.
  return { serviceUrl, subscriptionKeyParameterNames: input.bearer && isObject(names) ? { ...names, bearer: 'enabled' } : names };
}

/** A revision that was released says itself what document it has; another import on it says so too. */
export function revisionText({ api, document, input }: ImportTarget): JsonObject {
  if (api.existing === undefined || revisionDigest(api.existing.api.body) === undefined) return {};
  return { apiRevisionDescription: revisionDescription(input.spec, document.digest) };
}

export function revisionDescription({ title, version }: { readonly title: string; readonly version: string }, digest: string): string {
  // 256 characters are taken (ARM spec 2024-05-01).
  return importedText(title.slice(0, 150), version, digest);
}

/** Carries the document's digest: written by the very request that imports it, it says what the API really has. */
function describe({ api, document, input }: ImportTarget): string {
  return marked(importedText(input.spec.title, input.spec.version, document.digest), nameOf(api.id));
}

/** A title of invisible characters only leaves nothing to show. */
export function displayName({ input }: ImportTarget): string {
  return input.spec.title === '' ? input.apiId : input.spec.title;
}

export function notes(target: ImportTarget): Pick<Desired, 'notes'> {
  const { api, fates, input, path } = target;
  const before = textAt(api.existing?.api.body, 'properties', 'path');
  const moves = before !== undefined && before.toLowerCase() !== path.toLowerCase();
  const replaced = replacedOperations(target);
  const found = [
    ...(input.bearer ? ['keys as bearer tokens (--bearer) use a property that Microsoft does not document: unconfirmed on Azure'] : []),
    ...(moves ? [`moves from /${before} to /${path}: clients of the old path will be answered 404`] : []),
    ...versionNotes(target),
    ...replaced.map(({ from, name, to }) => `operation ${name} becomes ${to}: ${from} goes, the description has its id for another one`),
    ...(fates.deleted.length > replaced.length ? ['the description lacks the operations that are to be deleted: API Management deletes them itself with the import'] : []),
  ];
  return found.length === 0 ? {} : { notes: found };
}

export function apiForeign({ api, input }: ImportTarget): Pick<Desired, 'foreign'> {
  return asForeign(api.existing !== undefined && !isOurApi(api.existing.api) ? notOurs(input.apiId) : undefined);
}

function notOurs(apiId: string): Foreign {
  return {
    why: 'an API of that id was made by somebody else',
    hint: `Import beside it, with --api and --path of your own, or let it be changed: --take-over ${apiId}`,
    canTakeOver: true,
  };
}
