import type { ArmState } from '../state.ts';
import { groupAlias, groupType } from './group.ts';
import type { GroupContent } from './group.ts';

/** The three groups of every service; descriptions as recorded. */
const builtIn: readonly { readonly name: string; readonly displayName: string; readonly description: string }[] = [
  { name: 'administrators', displayName: 'Administrators', description: 'Administrators is a built-in group containing the admin email account provided at the time of service creation. Its membership is managed by the system.' },
  { name: 'developers', displayName: 'Developers', description: 'Developers is a built-in group. Its membership is managed by the system. Signed-in users fall into this group.' },
  { name: 'guests', displayName: 'Guests', description: 'Guests is a built-in group. Its membership is managed by the system. Unauthenticated users visiting the developer portal fall into this group.' },
];

export const builtInGroupNames = builtIn.map(({ name }) => name);

export function seedGroups(state: ArmState, serviceId: string): void {
  for (const { name, displayName, description } of builtIn) {
    const content: GroupContent = { displayName, description, builtIn: true, type: 'system', externalId: null };
    state.store.put({ id: `${serviceId}/groups/${name}`, type: groupType, content, alias: groupAlias(serviceId, displayName) });
  }
}
