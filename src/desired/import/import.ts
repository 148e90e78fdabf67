import type { PlanModule, Wish } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import { nameOf } from '../../model/arm-id.ts';
import type { Live, More } from '../../model/live.ts';
import { shapes } from '../../model/shapes.ts';
import { checkAccount } from '../account-check.ts';
import { accountBackend } from '../backend.ts';
import { principalOf } from '../identity.ts';
import { roleAt } from '../role.ts';
import { checkService } from '../service-check.ts';
import { importedAccountPolicy, importedApiPolicy } from './api-policy.ts';
import { importedApi } from './api.ts';
import { refuseConflicts } from './conflicts.ts';
import { prepare, type ImportInput } from './input.ts';
import { keptWarnings } from './kept-warnings.ts';
import { next } from './next.ts';
import { doubtful } from './operation-fates.ts';
import { operationAuthentication } from './operation-authentication.ts';
import { checkOperationPolicies, fragmentsToRead, operationsToLookAt } from './operation-policies.ts';
import { repairWarnings } from './repair-warnings.ts';
import { result } from './result.ts';
import { leftRevision } from './revision.ts';
import { targetOf } from './target.ts';
import { newVersionSet } from './version-set.ts';
import { versionWarnings } from './version-warnings.ts';

/** `apim-llm import`: an API of the service that calls an account with the service's identity. */
export const importModule: PlanModule<ImportInput> = {
  prepare,
  scope: ({ account, apiId, service, versionSet }) => ({ service, accounts: [account], apis: [apiId], versionSets: versionSet !== undefined }),
  more,
  wish,
  result,
  next,
};

/**
 * First the policies of operations that the document would take away or that an account block means something for, and a
 * revision that an earlier run left; then the fragments that policies include, and they.
 */
function more(input: ImportInput, live: Live, round: number): More | undefined {
  const { api, document } = targetOf(input, live);
  const { existing } = api;
  if (existing === undefined) return undefined;
  if (round > 1) {
    const fragments = fragmentsToRead(existing, live.fragments, round - 1);
    return fragments.length === 0 ? undefined : { fragments };
  }
  const unknown = api.changes.length === 0 ? [] : doubtful(document.operations, existing);
  const operations = [...new Set([...unknown, ...operationsToLookAt(existing)])].filter(({ name }) => existing.operationPolicies?.has(name) !== true);
  const left = input.viaRevision && api.changes.length > 0 ? leftRevision(live, api.id, document.digest) : undefined;
  return { operationPolicies: operations.map(({ id }) => id), ...(left === undefined ? {} : { apis: [nameOf(left.id)] }) };
}

function wish(input: ImportInput, live: Live): Wish {
  const serviceWarnings = checkService(live.service);
  const accountWarnings = live.accounts.flatMap((account) => checkAccount(account, live.service));
  const target = targetOf(input, live);
  refuseConflicts(target);
  const { authenticating, warnings: policyWarnings } = checkOperationPolicies(target);
  const principal = principalOf(live.service, input.identity);
  const role = roleAt(target.account, principal, shapes[input.shape].role);
  const policy = importedAccountPolicy(target, principal, authenticating);
  const ownDocuments = operationAuthentication(target, policy, role);
  const gateway = textAt(live.service.body, 'properties', 'gatewayUrl') ?? live.service.name;
  return {
    desired: [
      principal.desired,
      role,
      accountBackend(live, target.account, input.shape, target.backend),
      ...newVersionSet(target),
      ...importedApi(target),
      ...ownDocuments,
      importedApiPolicy(target, policy, [role.id, ...ownDocuments.map(({ id }) => id)]),
    ],
    warnings: [...serviceWarnings, ...accountWarnings, ...policyWarnings, ...keptWarnings(target), ...versionWarnings(target), ...repairWarnings(target.document)],
    api: input.apiId,
    headline: `${input.spec.title} ${input.spec.version} → ${gateway.replace(/\/+$/, '')}/${target.path}`,
  };
}
