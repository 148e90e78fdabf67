/** Resources that Azure's front door takes tokens for, by the names that clients use for it. */
const armNames = ['https://management.azure.com', 'https://management.core.windows.net'];

/** `https://management.azure.com//.default` and `https://management.azure.com/` are the same resource. */
export function resourceOf(scopeOrResource: string): string {
  return scopeOrResource.trim().replace(/\/\.default$/i, '').replace(/\/+$/, '');
}

export function isArmAudience(audience: string, origin: string): boolean {
  const resource = resourceOf(audience).toLowerCase();
  return resource === origin.toLowerCase() || armNames.includes(resource);
}
