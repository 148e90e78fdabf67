import type { PlanModule, Wish } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import { nameOf, sameId } from '../../model/arm-id.ts';
import type { Live, More } from '../../model/live.ts';
import { shapes } from '../../model/shapes.ts';
import { checkAccount } from '../account-check.ts';
import { denyOf } from '../api-blocks.ts';
import { accountBackend } from '../backend.ts';
import { canaryApiId, canarySubscription } from '../canary/names.ts';
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
import { pruneWarnings } from './pruning.ts';
import { operationsWithRoutes } from './further-routes.ts';
import { repairWarnings } from './repair-warnings.ts';
import { result } from './result.ts';
import { routeSteps } from './route-steps.ts';
import { leftRevision } from './revision.ts';
import { targetOf } from './target.ts';
import { newVersionSet } from './version-set.ts';
import { afterProof } from './waiting.ts';
import { versionWarnings } from './version-warnings.ts';

/** `apim-llm import`: an API of the service that calls an account with the service's identity. */
export const importModule: PlanModule<ImportInput> = {
  prepare,
  scope: ({ account, apiId, further, patienceMs, service, versionSet }) => ({
    service,
    accounts: [account, ...further],
    apis: [apiId, ...(patienceMs === undefined && further.length === 0 ? [] : [canaryApiId])],
    versionSets: versionSet !== undefined,
    ...(patienceMs === undefined && further.length === 0 ? {} : { subscriptions: [canarySubscription] }),
  }),
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
  const target = targetOf(input, live);
  const { api, document } = target;
  const { existing } = api;
  if (existing === undefined) return undefined;
  if (round > 1) {
    const fragments = fragmentsToRead(existing, live.fragments, round - 1);
    return fragments.length === 0 ? undefined : { fragments };
  }
  const unknown = api.changes.length === 0 ? [] : doubtful(document.operations, existing);
  const operations = [...new Set([...unknown, ...operationsToLookAt(existing)])].filter(({ name }) => existing.operationPolicies?.has(name) !== true);
  const left = input.viaRevision && api.changes.length > 0 ? leftRevision(live, api.id, document.digest) : undefined;
  const routed = operationsWithRoutes(target, denyOf(existing)?.open.filter(({ reason }) => reason === 'route').map(({ id }) => id) ?? []);
  return { operationPolicies: [...new Set([...operations.map(({ id }) => id), ...routed])], ...(left === undefined ? {} : { apis: [nameOf(left.id)] }) };
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
  const routes = routeSteps(target, principal);
  const ownDocuments = operationAuthentication(target, policy, role, routes.policies);
  const documents = [...ownDocuments, ...routes.policies.filter(({ id }) => !ownDocuments.some((own) => sameId(own.id, id)))];
  const gateway = textAt(live.service.body, 'properties', 'gatewayUrl') ?? live.service.name;
  return {
    desired: [
      principal.desired,
      role,
      accountBackend(live, target.account, input.shape, target.backend),
      ...routes.below,
      ...newVersionSet(target),
      ...afterProof(target, principal, role, [...importedApi(target), ...documents, importedApiPolicy(target, policy, [role.id, ...new Set(documents.filter(({ want }) => want === 'present').map(({ id }) => id))])], routes),
    ],
    warnings: [...serviceWarnings, ...accountWarnings, ...policyWarnings, ...pruneWarnings(target), ...keptWarnings(target), ...versionWarnings(target), ...routes.warnings, ...repairWarnings(target.document)],
    api: input.apiId,
    headline: `${input.spec.title} ${input.spec.version} → ${gateway.replace(/\/+$/, '')}/${target.path}`,
  };
}
