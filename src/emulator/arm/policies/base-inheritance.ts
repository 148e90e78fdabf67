import { Refusal } from '../refusal.ts';
import { serviceIdOf } from '../service-reference.ts';
import { elementsOf } from './document.ts';
import type { PolicyDocument } from './document.ts';
import { sections } from './policy-sections.ts';

const definition = { name: 'd5448c98-e503-4fdd-bcd2-784960c00d04', id: '/providers/Microsoft.Authorization/policyDefinitions/d5448c98-e503-4fdd-bcd2-784960c00d04' };
const displayName = 'API Management policies should inherit parent scope policies using <base />';
const assignmentName = 'apim-base-inheritance';

/**
 * Refuses as Azure Policy does where Microsoft's built-in definition is assigned with the effect Deny: every section of an operation's,
 * API's or product's document begins with `<base />`. That a section which is not there counts as one without is assumed.
 */
export function requireBase(document: PolicyDocument, policyId: string): void {
  const given = elementsOf(document.root);
  const inherits = sections.every((name) => given.some((section) => section.name === name && elementsOf(section)[0]?.name === 'base'));
  if (inherits) return;
  const scope = /^\/subscriptions\/[^/]+/i.exec(serviceIdOf(policyId))?.[0] ?? '';
  const assignment = { name: assignmentName, id: `${scope}/providers/Microsoft.Authorization/policyAssignments/${assignmentName}` };
  const identifiers = JSON.stringify([{ policyAssignment: assignment, policyDefinition: definition }]);
  throw new Refusal(403, 'RequestDisallowedByPolicy', `Resource 'policy' was disallowed by policy. Policy identifiers: '${identifiers}'.`, {
    origin: 'gateway',
    more: {
      target: 'policy',
      additionalInfo: [
        {
          type: 'PolicyViolation',
          info: {
            policyDefinitionDisplayName: displayName, policyDefinitionId: definition.id, policyDefinitionName: definition.name, policyDefinitionEffect: 'Deny',
            policyAssignmentId: assignment.id, policyAssignmentName: assignment.name, policyAssignmentDisplayName: displayName, policyAssignmentScope: scope, policyAssignmentParameters: { effect: { value: 'Deny' } },
          },
        },
      ],
    },
  });
}
