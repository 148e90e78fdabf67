import type { Missing } from '../model/azure.ts';

export interface NeededRole {
  /** Name of a built-in role. */
  readonly role: string;
  readonly scope: string;
  readonly actions: readonly string[];
}

/** The least built-in role for an action, by the documented actions of the roles; first match counts. */
const roles: readonly (readonly [RegExp, string])[] = [
  [/^Microsoft\.Authorization\/roleAssignments\/(write|delete)$/i, 'Role Based Access Control Administrator'],
  [/^Microsoft\.ManagedIdentity\/.*\/assign\/action$/i, 'Managed Identity Operator'],
  [/^Microsoft\.ApiManagement\/.*\/read$/i, 'API Management Service Reader Role'],
  [/^Microsoft\.ApiManagement\//i, 'API Management Service Contributor'],
  [/^Microsoft\.Insights\/diagnosticSettings\//i, 'Monitoring Contributor'],
  [/^Microsoft\.Insights\/components\//i, 'Application Insights Component Contributor'],
  [/^Microsoft\.OperationalInsights\/workspaces\/(?:sharedKeys\/action|write|delete)$/i, 'Log Analytics Contributor'],
  [/\/read$/i, 'Reader'],
];

function roleFor(action: string): string {
  return roles.find(([pattern]) => pattern.test(action))?.[1] ?? 'Contributor';
}

/** Roles are given at the service or the account, not at what lies below. */
function roleScope(scope: string): string {
  const upTo = /^(.*?\/providers\/Microsoft\.(?:ApiManagement\/service|CognitiveServices\/accounts|Insights\/components|OperationalInsights\/workspaces|ManagedIdentity\/userAssignedIdentities)\/[^/]+)/i.exec(scope);
  return upTo?.[1] ?? scope.replace(/\/providers\/Microsoft\.Authorization\/.*$/i, '');
}

export function neededRoles(missing: readonly Missing[]): readonly NeededRole[] {
  const found = new Map<string, { role: string; scope: string; actions: string[] }>();
  for (const { action, scope } of missing) {
    const needed = { role: roleFor(action), scope: roleScope(scope) };
    const key = `${needed.role} ${needed.scope.toLowerCase()}`;
    const entry = found.get(key) ?? { ...needed, actions: [] };
    if (!entry.actions.includes(action)) entry.actions.push(action);
    found.set(key, entry);
  }
  return withoutCovered([...found.values()]);
}

/** A contributor reads as well. */
function withoutCovered(needed: readonly NeededRole[]): readonly NeededRole[] {
  const has = (role: string, scope: string): boolean => needed.some((each) => each.role === role && each.scope === scope);
  return needed.filter(({ role, scope }) => role !== 'API Management Service Reader Role' || !has('API Management Service Contributor', scope));
}

/** Stands in the line where the caller's object id is not known: whoever runs it is somebody else. */
const unknownCaller = '<object-id>';

/** The line that gives a role. `assignee` is the caller's object id, where it is known. An object id needs no look-up in the directory. */
function assignmentLine({ role, scope }: NeededRole, assignee: string | undefined): string {
  return `az role assignment create --assignee-object-id ${assignee ?? unknownCaller} --role "${role}" --scope "${scope}"`;
}

/** What to type, as a hint: the lines for somebody who may give roles, and where the id comes from that they lack. */
export function assignmentHint(needed: readonly NeededRole[], assignee: string | undefined): string {
  return [
    'Somebody who may give roles types:',
    ...needed.map((role) => `  ${assignmentLine(role, assignee)}`),
    ...(assignee === undefined ? [`where ${unknownCaller} is yours: az ad signed-in-user show --query id --output tsv`] : []),
  ].join('\n');
}
