/** ARM ids are compared without case: the service answers in other case than it was asked (recorded, several providers). */
export function idKey(id: string): string {
  return (id.endsWith('/') ? id.replace(/\/+$/, '') : id).toLowerCase();
}

export function sameId(a: string, b: string): boolean {
  return idKey(a) === idKey(b);
}

/** The last segment: `backends/x` → `x`. */
export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** Of an API: without `;rev=N`. Under its plain id the current revision is meant. */
export function withoutRevision(id: string): string {
  return id.replace(/;rev=[^/]*$/i, '');
}

function segmentAfter(id: string, name: string): string | undefined {
  return new RegExp(`/${name}/([^/]+)`, 'i').exec(id)?.[1];
}

export function subscriptionOf(id: string): string | undefined {
  return segmentAfter(id, 'subscriptions');
}

export function resourceGroupOf(id: string): string | undefined {
  return segmentAfter(id, 'resourceGroups');
}

export function isArmId(text: string): boolean {
  return /^\/subscriptions\/[^/]+(\/|$)/i.test(text);
}

/** True where `id` is `scope` or lies below it. */
export function within(id: string, scope: string): boolean {
  const key = idKey(scope);
  return key === '' || idKey(id) === key || idKey(id).startsWith(`${key}/`);
}

export function apiIdOf(serviceId: string, api: string): string {
  return `${serviceId}/apis/${api}`;
}

export function apiPolicyIdOf(serviceId: string, api: string): string {
  return `${apiIdOf(serviceId, api)}/policies/policy`;
}

export function backendIdOf(serviceId: string, backend: string): string {
  return `${serviceId}/backends/${backend}`;
}

export function roleAssignmentIdOf(scope: string, name: string): string {
  return `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`;
}
