import { idKey, withoutRevision } from '../../model/arm-id.ts';
import { apiType } from './apis/api-content.ts';
import type { ApiContent } from './apis/api-content.ts';
import { roleAssignmentType } from './authorization/role-assignment.ts';
import type { RoleAssignment } from './authorization/role-assignment.ts';
import { accountType, deletedAccountType } from './cognitive/account-content.ts';
import type { AccountContent, DeletedAccountContent } from './cognitive/account-content.ts';
import { operationType, routeKey } from './operations/operation-content.ts';
import type { OperationContent } from './operations/operation-content.ts';
import type { Entry } from './store.ts';

/** Resources that share one of these are looked for at every write, among any number of others. */
export function marksOf(entry: Entry): readonly string[] {
  switch (entry.type) {
    case apiType:
      return [pathMark(entry.id, entry.content as ApiContent), revisionMark(entry.id)];
    case operationType:
      return [routeMark(entry.id, entry.content as OperationContent)];
    case roleAssignmentType:
      return [principalMark((entry.content as RoleAssignment).principalId)];
    case accountType:
      return subDomainMarks(entry.content as AccountContent);
    case deletedAccountType:
      return subDomainMarks((entry.content as DeletedAccountContent).account);
    default:
      return [];
  }
}

/** APIs of a service with the same path. */
export function pathMark(apiId: string, { path }: Pick<ApiContent, 'path'>): string {
  return `path ${collectionOf(apiId)} ${path.toLowerCase()}`;
}

/** An API and its revisions. */
export function revisionMark(apiId: string): string {
  return `revisions ${idKey(withoutRevision(apiId))}`;
}

/** Operations of an API that answer the same requests. */
export function routeMark(operationId: string, content: Pick<OperationContent, 'method' | 'urlTemplate'>): string {
  return `route ${collectionOf(operationId)} ${routeKey(content)}`;
}

/** Role assignments of a principal. */
export function principalMark(principalId: string): string {
  return `principal ${principalId.toLowerCase()}`;
}

/** Accounts with the same name of a host, deleted ones too. */
export function subDomainMark(name: string): string {
  return `subdomain ${name.toLowerCase()}`;
}

function subDomainMarks({ customSubDomainName }: AccountContent): readonly string[] {
  return customSubDomainName === null ? [] : [subDomainMark(customSubDomainName)];
}

function collectionOf(id: string): string {
  return idKey(id.slice(0, id.lastIndexOf('/')));
}
