import { sameId, withoutRevision } from '../../../model/arm-id.ts';
import type { Call } from '../kind.ts';
import { notFound } from '../refusal.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import type { ApiContent, ApiFields } from './api-content.ts';
import type { CreateFields } from './api-fields.ts';
import { referencedApi } from './revision-name.ts';
import { fieldsOf } from './write-api.ts';

/** What `sourceApiId` names: a revision of the same API, or another API. */
export function sourceOf(call: Call, { sourceApiId }: CreateFields): Entry<ApiContent> | undefined {
  if (sourceApiId === undefined) return undefined;
  const source = referencedApi(call.state, call.parentId, sourceApiId);
  if (!source) throw notFound('Api');
  return source;
}

/** What an API takes over from its source where it states nothing: a copy under another name is no version of the source's set. */
export function takenOver(source: Entry<ApiContent>, id: string): Partial<ApiFields> {
  const fields = fieldsOf(source.content);
  if (sameId(withoutRevision(source.id), withoutRevision(id))) return fields;
  return { ...fields, apiVersion: undefined, apiVersionDescription: undefined, apiVersionSetId: undefined };
}

/** Operations, schemas and policies, with ETags of their own; releases stay with the source. */
export function copyBelow(state: ArmState, from: string, to: string): void {
  for (const { id, type, content, references } of state.store.below(from)) {
    if (!isRelease(id)) state.store.put({ id: to + id.slice(from.length), type, content, references });
  }
}

export function isRelease(id: string): boolean {
  return /\/apis\/[^/]+\/releases\/[^/]+$/i.test(id);
}
