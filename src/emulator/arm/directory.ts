import type { Estate } from '../estate.ts';
import { uuidOf } from './deterministic-id.ts';

export type PrincipalType = 'User' | 'ServicePrincipal';

/** The principals that the directory knows: a role can be assigned to others only with a stated principalType. */
export class Directory {
  readonly tenantId: string;
  private readonly principals = new Map<string, PrincipalType>();

  constructor(estate: Estate) {
    this.tenantId = estate.tenantId;
  }

  add(principalId: string, type: PrincipalType): void {
    this.principals.set(principalId.toLowerCase(), type);
  }

  typeOf(principalId: string): PrincipalType | undefined {
    return this.principals.get(principalId.toLowerCase());
  }

  systemIdentityOf(resourceId: string): string {
    return uuidOf(this.tenantId, 'system-assigned identity', resourceId);
  }

  userIdentityOf(resourceId: string): { readonly principalId: string; readonly clientId: string } {
    return { principalId: uuidOf(this.tenantId, 'principal', resourceId), clientId: uuidOf(this.tenantId, 'client', resourceId) };
  }
}
