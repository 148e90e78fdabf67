import type { PlanModule, Wish } from '../../../commands/command.ts';
import { textAt } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import { shapes } from '../../model/shapes.ts';
import { checkAccount } from '../account-check.ts';
import { accountBackend } from '../backend.ts';
import { principalOf } from '../identity.ts';
import { roleAt } from '../role.ts';
import { checkService } from '../service-check.ts';
import { importedApiPolicy } from './api-policy.ts';
import { importedApi } from './api.ts';
import { refuseConflicts } from './conflicts.ts';
import { prepare, type ImportInput } from './input.ts';
import { next } from './next.ts';
import { checkOperationPolicies } from './operation-policies.ts';
import { repairWarnings } from './repair-warnings.ts';
import { result } from './result.ts';
import { targetOf } from './target.ts';

/** `apim-llm import`: an API of the service that calls an account with the service's identity. */
export const importModule: PlanModule<ImportInput> = {
  prepare,
  scope: ({ account, apiId, service }) => ({ service, accounts: [account], apis: [apiId] }),
  wish,
  result,
  next,
};

function wish(input: ImportInput, live: Live): Wish {
  const serviceWarnings = checkService(live.service);
  const accountWarnings = live.accounts.flatMap((account) => checkAccount(account, live.service));
  const target = targetOf(input, live);
  refuseConflicts(target);
  const policyWarnings = checkOperationPolicies(target);
  const principal = principalOf(live.service, input.identity);
  const gateway = textAt(live.service.body, 'properties', 'gatewayUrl') ?? live.service.name;
  return {
    desired: [
      principal.desired,
      roleAt(target.account, principal, shapes[input.shape].role),
      accountBackend(live, target.account, input.shape, target.backend),
      importedApi(target),
      importedApiPolicy(target, principal),
    ],
    warnings: [...serviceWarnings, ...accountWarnings, ...policyWarnings, ...repairWarnings(target.document)],
    api: input.apiId,
    headline: `${input.spec.title} ${input.spec.version} → ${gateway.replace(/\/+$/, '')}/${input.path}`,
  };
}
