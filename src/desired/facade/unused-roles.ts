import { idKey, nameOf, sameId } from '../../model/arm-id.ts';
import { textAt } from '../../model/json.ts';
import type { Live, LiveAccount } from '../../model/live.ts';
import type { LiveResource } from '../../model/resource.ts';
import { answersAt } from '../../model/account-hosts.ts';
import { canaryApiId } from '../canary/names.ts';
import { saysOurs } from '../ownership.ts';
import { destinationsIn, leadsTo, ofBackend } from '../prune-ops/destinations.ts';
import { allDocuments } from './besides.ts';

/** A role assignment of ours at an account that rows led to which go. */
export interface LeavingRole {
  readonly assignment: LiveResource;
  readonly account: LiveAccount;
  /** Why it stays; undefined: it goes. */
  readonly keeps: string | undefined;
}

/** What becomes of roles of ours, of the service's own identity and of no other: another service may have the same user-assigned one. */
export function leavingRoles(accounts: readonly LiveAccount[], live: Live, gone: readonly LiveResource[], documents: ReadonlyMap<string, string | undefined>, keep: boolean): readonly LeavingRole[] {
  const own = textAt(live.service.body, 'identity', 'principalId')?.toLowerCase();
  return accounts.flatMap((account) =>
    rolesOfOurs(account).map((assignment) => ({ assignment, account, keeps: keep ? '--keep-roles' : textAt(assignment.body, 'properties', 'principalId')?.toLowerCase() === own ? userOf(account, live, gone, documents) : 'it is of an identity that others may have too; destroy takes it away' })),
  );
}

export function rolesOfOurs(account: LiveAccount): readonly LiveResource[] {
  return account.roleAssignments.filter(({ body, id }) => saysOurs(body) && isAt(account, id));
}

function isAt({ id }: LiveAccount, assignment: string): boolean {
  return sameId(assignment.replace(/\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i, ''), id);
}

function userOf(account: LiveAccount, live: Live, gone: readonly LiveResource[], documents: ReadonlyMap<string, string | undefined>): string | undefined {
  const backend = live.backends.find(({ id }) => !gone.some((each) => sameId(each.id, id)) && ofBackend(nameOf(id), live).some((destination) => leadsTo(destination, account)));
  if (backend !== undefined) return `the backend ${nameOf(backend.id)} leads to the account`;
  const api = live.allApis.find(({ body }) => isOf(account, textAt(body, 'properties', 'serviceUrl')));
  if (api !== undefined) return `the API ${nameOf(api.id)} goes to the account`;
  const texts = [
    ...allDocuments(live).map(({ id, owner, text }) => ({ owner: `the policy of ${owner}`, text: documents.has(idKey(id)) ? documents.get(idKey(id)) : text })),
    ...Array.from(live.fragments?.values() ?? [], ({ body, name }) => ({ owner: `the fragment ${name}`, text: textAt(body, 'properties', 'value') })),
  ];
  const naming = texts.find(({ text }) => text !== undefined && hostsIn(text).some((host) => answersAt(account.body, host)));
  if (naming !== undefined) return `${naming.owner} calls the account`;
  // Ours asks by name whichever backend it is told, and those of the account are gone.
  const untold = texts.find(({ owner, text }) => !owner.endsWith(` API ${canaryApiId}`) && destinationsIn(text, live).untold !== undefined);
  return untold && `${untold.owner} does not show where it sends calls`;
}

function isOf({ body }: LiveAccount, url: string | undefined): boolean {
  return url !== undefined && URL.canParse(url) && answersAt(body, new URL(url).host);
}

function hostsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/https?:\/\/([a-z0-9.-]+)/gi), ([, host = '']) => host);
}
