import { nameOf } from '../../model/arm-id.ts';
import type { LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { withBlock, withoutBlock } from '../../policy/blocks/edit.ts';
import { routeBlock, type RouteBlock } from '../../policy/blocks/route-block.ts';
import { editNotes } from '../import/edit-notes.ts';
import type { LiveOperation } from '../import/operation-changes.ts';
import { inPolicy } from '../named-policy.ts';
import { prunedDocument } from '../prune-ops/pruned.ts';
import { documentOf, policyIdOf } from './documents.ts';
import type { Opening } from './opened.ts';

/** The policy of an operation with this route in it; undefined where nothing is left of a document that we created. */
export function routedDocument(api: LiveApi, operation: string, route: RouteBlock | undefined): string | undefined {
  const before = documentOf(api, operation);
  return inPolicy(policyIdOf(api, operation), () => {
    if (route !== undefined) return withBlock(before, routeBlock(route), 'operation');
    return before === undefined ? undefined : withoutBlock(before, 'route');
  });
}

/** The step that writes it, or takes it away. */
export function operationPolicyStep(api: LiveApi, { name }: LiveOperation, document: string | undefined, more: Pick<Desired, 'dependsOn'> & { readonly notes?: readonly string[] }): Desired {
  const before = documentOf(api, name);
  const id = policyIdOf(api, name);
  const edited = inPolicy(id, () => editNotes(before, ['route'])).notes ?? [];
  const notes = [...edited, ...(more.notes ?? [])];
  return {
    id,
    kind: 'apiPolicy',
    label: `policy of operation ${name} of API ${nameOf(api.api.id)}`,
    want: document === undefined ? 'absent' : 'present',
    body: document === undefined ? {} : { properties: { format: 'rawxml', value: document } },
    dependsOn: more.dependsOn,
    locks: [`api:${nameOf(api.api.id)}`],
    ...(notes.length === 0 ? {} : { notes }),
  };
}

/** The step that opens and closes operations in the policy of the API; none where it forwards everything. */
export function openingStep(api: LiveApi, { deny }: Opening, dependsOn: readonly string[]): readonly Desired[] {
  if (deny === undefined) return [];
  const before = documentOf(api);
  const id = policyIdOf(api);
  return [
    {
      id,
      kind: 'apiPolicy',
      label: `policy of API ${nameOf(api.api.id)}`,
      want: 'present',
      body: { properties: { format: 'rawxml', value: inPolicy(id, () => prunedDocument(before, deny)) } },
      dependsOn,
      locks: [`api:${nameOf(api.api.id)}`],
      ...inPolicy(id, () => editNotes(before, ['deny'])),
    },
  ];
}
