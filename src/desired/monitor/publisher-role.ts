import type { Desired } from '../../model/resource.ts';
import type { Role } from '../../model/shapes.ts';
import type { Principal } from '../identity.ts';
import { roleAt } from '../role.ts';
import type { ComponentChoice } from './component-choice.ts';

/** Lets an identity write telemetry (documentation, "How to integrate Azure API Management with Azure Application Insights"). */
export const publisherRole: Role = { name: 'Monitoring Metrics Publisher', id: '3913510d-42f4-4e42-8a64-420c390055eb' };

/** At the component, once that is there. */
export function publisherAt({ id, live, name }: Pick<ComponentChoice, 'id' | 'live' | 'name'>, principal: Principal, components: readonly Desired[]): Desired {
  const role = roleAt({ id, name, roleAssignments: live?.roleAssignments ?? [] }, principal, publisherRole, 'Lets API Management write telemetry to this component.');
  return { ...role, dependsOn: [...role.dependsOn, ...components.map((step) => step.id)] };
}
