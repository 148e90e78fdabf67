import type { Estate } from '../../estate.ts';
import { timestamp } from '../state.ts';
import type { ArmState } from '../state.ts';
import { componentType } from './component.ts';
import type { ComponentContent } from './component.ts';
import { putManagedWorkspace } from './managed-workspace.ts';

/** A component of the estate, with the metrics option that token metrics need. */
export function seedComponent(state: ArmState, group: string, location: string, { name }: Estate['appInsights'][number]): void {
  const fields = { Application_Type: 'web', CustomMetricsOptedInType: 'WithDimensions' };
  const content: ComponentContent = { kind: 'web', location, tags: {}, createdAt: timestamp(state.world), fields };
  putManagedWorkspace(state, state.store.put({ id: `${group}/providers/${componentType}/${name}`, type: componentType, content }));
}
