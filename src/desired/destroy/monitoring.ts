import { sameId, withoutRevision } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { diagnosticDeletion } from '../monitor/deletion.ts';
import { leavingMonitoring } from '../monitor/leaving.ts';
import { ourDiagnostics } from '../monitor/ours.ts';
import type { DestroyInput } from './input.ts';
import { goingApis, isMeant, stayingApis } from './split-apis.ts';
import type { Staying } from './staying.ts';

/**
 * What calls were told to. APIs that go take their diagnostics along, whoever made these; of those that stay ours go.
 *
 * @param deletions of the APIs that go
 */
export function goingMonitoring(input: DestroyInput, live: Live, deletions: readonly Desired[]): { readonly desired: readonly Desired[]; readonly staying: readonly Staying[] } {
  const { monitoring } = live;
  if (monitoring === undefined) return { desired: [], staying: [] };
  const going = goingApis(input, live).map(({ api }) => withoutRevision(api.id));
  const along = monitoring.diagnostics.filter(({ id }) => going.some((api) => sameId(api, id.replace(/\/diagnostics\/[^/]+$/i, ''))));
  const own = stayingApis(input, live).filter((api) => isMeant(input, api) && withoutRevision(api.api.id) === api.api.id).flatMap((api) => ourDiagnostics(api, live));
  const steps = own.map(diagnosticDeletion);
  const { desired, staying } = leavingMonitoring(live, { diagnostics: [...along, ...own], before: [...steps, ...deletions], keepRoles: input.keepRoles, deleteData: input.deleteData });
  return { desired: [...steps, ...desired], staying };
}
