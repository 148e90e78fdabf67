import { nameOf } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Desired, Kind, LiveResource } from '../../model/resource.ts';

export function deletion(kind: Kind, id: string, label: string, before: readonly Desired[], notes: readonly string[] = []): Desired {
  return { id, kind, label, want: 'absent', body: {}, dependsOn: before.map((step) => step.id), locks: [], ...(notes.length === 0 ? {} : { notes }) };
}

/** Where a logger writes to. */
export function targetOf(logger: LiveResource): string {
  return textAt(logger.body, 'properties', 'resourceId') ?? '';
}

/** `API azure-openai`, or the service as a whole. */
export function ownerOf({ id }: LiveResource): string {
  const api = /\/apis\/([^/]+)\/diagnostics\//i.exec(id)?.[1];
  return api === undefined ? 'the service' : `API ${api}`;
}

/** Of an API, before others that hang on it. */
export function diagnosticDeletion(diagnostic: LiveResource): Desired {
  const api = /\/apis\/([^/]+)\/diagnostics\//i.exec(diagnostic.id)?.[1] ?? '';
  return { ...deletion('diagnostic', diagnostic.id, `${nameOf(diagnostic.id)} of ${ownerOf(diagnostic)}`, []), locks: [`api:${api}`] };
}
