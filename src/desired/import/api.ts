import type { Desired } from '../../model/resource.ts';
import { apiForeign, documentOf, importYields, notes, ownFields, revisionText, sharedFields } from './api-fields.ts';
import { deletedOperations } from './operation-steps.ts';
import { revisionSteps } from './revision.ts';
import type { ImportTarget } from './target.ts';

/** The steps that bring the document into the API: at once, or by way of a revision. */
export function importedApi(target: ImportTarget): readonly Desired[] {
  if (target.revision !== undefined) return revisionSteps(target, target.revision);
  const { api, input } = target;
  const step: Desired = {
    id: api.id,
    kind: 'api',
    label: `API ${input.apiId}`,
    want: 'present',
    body: { properties: { ...sharedFields(target), ...ownFields(target), ...revisionText(target) } },
    unseen: documentOf(target),
    // While its identity is being changed, the service answers writes with 409 ServiceLocked (recorded).
    dependsOn: [target.live.service.id, ...(target.versionSet?.isNew === true ? [target.versionSet.id] : [])],
    locks: [`api:${input.apiId}`],
    yields: importYields,
    ...apiForeign(target),
    ...notes(target),
  };
  return [step, ...deletedOperations(target, api.id)];
}
