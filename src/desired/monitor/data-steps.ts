import type { Warning } from '../../../commands/command.ts';
import { nameOf, sameId } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { Desired, LiveResource } from '../../model/resource.ts';
import type { Staying } from '../destroy/staying.ts';
import { deletion, targetOf } from './deletion.ts';
import { isOurMade, monitoringIn } from './ours.ts';
import { workspaceOf } from './telemetry-home.ts';

const lost = 'all that was collected goes with it; undo makes an empty one';

/** Component and workspace of ours. What somebody else's logger or component still uses stays in any case. */
export function dataSteps(live: Live, staying: readonly LiveResource[], before: readonly Desired[], deleteData: boolean): { readonly desired: readonly Desired[]; readonly staying: readonly Staying[] } {
  const { components, workspaces } = monitoringIn(live);
  const ours = components.filter(({ body }) => isOurMade(body, live.service.name));
  const usersOf = (id: string): readonly string[] => staying.filter((logger) => sameId(targetOf(logger), id)).map((logger) => `logger ${nameOf(logger.id)}`);
  const going = deleteData ? ours.filter(({ id }) => usersOf(id).length === 0) : [];
  const goingComponents = going.map(({ id, name }) => deletion('component', id, `component ${name}`, before, [lost]));
  const ourWorkspaces = workspaces.filter(({ body }) => isOurMade(body, live.service.name));
  const tenants = (id: string): readonly string[] => components.filter((component) => sameId(workspaceOf(component) ?? '', id) && !going.includes(component)).map(({ name }) => `component ${name}`);
  const goingWorkspaces = deleteData ? ourWorkspaces.filter(({ id }) => tenants(id).length === 0) : [];
  const why = (users: readonly string[]): readonly string[] => (deleteData ? users : [...users, 'what it has collected (--delete-data deletes it)']);
  return {
    desired: [...goingComponents, ...goingWorkspaces.map(({ id, name }) => deletion('workspace', id, `workspace ${name}`, [...before, ...goingComponents], [`${lost}; Azure keeps a deleted workspace for 14 days`]))],
    staying: [
      ...ours.filter((component) => !going.includes(component)).map(({ id, name }): Staying => ({ id, kind: 'component', label: `component ${name}`, usedBy: why(usersOf(id)) })),
      ...ourWorkspaces.filter((workspace) => !goingWorkspaces.includes(workspace)).map(({ id, name }): Staying => ({ id, kind: 'workspace', label: `workspace ${name}`, usedBy: why(tenants(id)) })),
    ],
  };
}

/** Said aloud, whatever else goes. */
export function dataGoes(desired: readonly Pick<Desired, 'kind' | 'label'>[]): readonly Warning[] {
  const going = desired.filter(({ kind }) => kind === 'component' || kind === 'workspace').map(({ label }) => label);
  return going.length === 0 ? [] : [{ code: 'DataDeleted', message: `ALL THAT WAS COLLECTED GOES: ${going.join(' and ')}. Azure keeps a deleted workspace for 14 days, in which making it again under its name brings the data back; nothing else does.` }];
}
