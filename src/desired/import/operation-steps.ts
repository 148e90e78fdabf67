import type { Desired } from '../../model/resource.ts';
import { seenOperation } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';

/** Operations that go, and whose ids the document has for others: the service makes the one into the other. */
export function replacedOperations({ fates, sent }: ImportTarget): readonly { readonly name: string; readonly from: string; readonly to: string }[] {
  return fates.deleted.flatMap((seen) => {
    const { method, name, urlTemplate } = seenOperation(seen);
    const to = sent.routes.get(name.toLowerCase());
    return to === undefined ? [] : [{ name, from: `${method} ${urlTemplate}`, to }];
  });
}

/**
 * Operations that came with an earlier document and are not in this one. API Management deletes them itself with the import;
 * the steps show it, and delete what it might leave.
 * @param after id of the step that makes them go
 */
export function deletedOperations({ api, fates, sent }: ImportTarget, after: string): readonly Desired[] {
  return fates.deleted.filter(({ name }) => !sent.routes.has(name.toLowerCase())).map((seen) => {
    const { method, name, urlTemplate } = seenOperation(seen);
    return {
      id: seen.id === '' ? `${api.id}/operations/${name}` : seen.id,
      kind: 'operation',
      label: `operation ${name} (${method} ${urlTemplate})`,
      want: 'absent',
      body: {},
      dependsOn: [after],
      // They are looked for side by side: hardly ever is one still there.
      locks: [],
    };
  });
}
