import { uuidOf } from '../deterministic-id.ts';
import { workspaceType } from '../operational-insights/workspace.ts';
import type { WorkspaceContent } from '../operational-insights/workspace.ts';
import { groupType } from '../resources/subscriptions.ts';
import type { GroupContent } from '../resources/subscriptions.ts';
import type { ArmState } from '../state.ts';
import type { Entry, Store } from '../store.ts';
import type { ComponentContent } from './component.ts';

type Component = Entry<ComponentContent>;

/** Where a component's rows go: the workspace that it names, else the one that Azure makes for it, in a group of its own (A24#132). */
export function workspaceOf(component: Pick<Component, 'id' | 'name' | 'content'>): string {
  const { WorkspaceResourceId: stated } = component.content.fields;
  return typeof stated === 'string' ? stated : managedWorkspaceId(component);
}

function managedGroupId({ id, name }: Pick<Component, 'id' | 'name'>): string {
  return `${id.split('/').slice(0, 3).join('/')}/resourceGroups/ai_${name}_${uuidOf(id, 'application')}_managed`;
}

function managedWorkspaceId(component: Pick<Component, 'id' | 'name'>): string {
  return `${managedGroupId(component)}/providers/${workspaceType}/managed-${component.name}-ws`;
}

/** Puts it where the component names none and it is not there yet. */
export function putManagedWorkspace({ store }: Pick<ArmState, 'store'>, component: Component): void {
  if (component.content.fields['WorkspaceResourceId'] !== undefined || store.find(managedWorkspaceId(component))) return;
  const { location, createdAt } = component.content;
  const group: GroupContent = { location, tags: {}, managedBy: component.id };
  const workspace: WorkspaceContent = { location, tags: {}, createdAt, modifiedAt: createdAt, fields: {} };
  store.put({ id: managedGroupId(component), type: groupType, content: group });
  store.put({ id: managedWorkspaceId(component), type: workspaceType, content: workspace });
}

/** Goes with its component. */
export function removeManagedWorkspace(store: Pick<Store, 'find' | 'remove'>, component: Component): void {
  for (const id of [managedWorkspaceId(component), managedGroupId(component)]) if (store.find(id)) store.remove(id);
}
