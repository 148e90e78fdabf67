import type { JsonObject } from '../../../model/json.ts';
import { objectIdOf } from '../deterministic-id.ts';
import { shownIdentity } from '../identity/resource-identity.ts';
import type { ResourceIdentity } from '../identity/resource-identity.ts';
import type { ArmState } from '../state.ts';
import type { Entry } from '../store.ts';
import { systemDataOf } from '../system-data.ts';
import type { Authorship } from '../system-data.ts';
import { resourceEtag } from './account-body.ts';
import { accountType } from './account-content.ts';
import type { AccountContent } from './account-content.ts';
import { projectEndpointOf } from './endpoints.ts';

export const projectType = 'Microsoft.CognitiveServices/accounts/projects';

export interface ProjectContent {
  readonly location: string;
  readonly identity: ResourceIdentity;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  /** The first one of its account. */
  readonly isDefault: boolean;
  readonly author: Authorship;
}

/** `name` is `account/project` (aso-CognitiveServices_Account_20250601_CRUD#17). */
export function projectBody(state: ArmState, account: Entry<AccountContent>, entry: Entry<ProjectContent>): JsonObject {
  const { id, name, type, content } = entry;
  const { description, displayName, isDefault, tags } = content;
  const identity = shownIdentity(state, id, content.identity);
  return {
    id,
    name: `${account.name}/${name}`,
    type,
    etag: resourceEtag(entry),
    location: content.location,
    kind: account.content.kind,
    ...(tags ? { tags: { ...tags } } : {}),
    properties: {
      endpoints: { 'AI Foundry API': projectEndpointOf(account.content, name) },
      ...(description === undefined ? {} : { description }),
      ...(displayName === undefined ? {} : { displayName }),
      isDefault,
      internalId: objectIdOf(id, 'internal').padEnd(32, '0'),
      provisioningState: 'Succeeded',
    },
    ...(identity ? { identity } : {}),
    systemData: systemDataOf(state, content.author),
  };
}

/** The account tells of its projects; an empty list stays when the last one went (aso-CognitiveServices_Account_20250601_CRUD#29). */
export function tellAccount(state: ArmState, account: Entry<AccountContent>): void {
  const projects = state.store.list<ProjectContent>(`${account.id}/projects`);
  const first = projects.find(({ content }) => content.isDefault);
  const { defaultProject: _, ...others } = account.content.others;
  const content: AccountContent = { ...account.content, others: { ...others, associatedProjects: projects.map(({ name }) => name), ...(first ? { defaultProject: first.name } : {}) } };
  state.store.put({ id: account.id, type: accountType, content });
}
