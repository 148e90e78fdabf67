import { ArmError } from '../model/arm-error.ts';
import type { LogWorkspace } from '../model/logs.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { assignmentHint } from '../output/needed-roles.ts';

/** What a refusal of the workspace means; other errors as they are. */
export function refusedLogs(error: unknown, { customerId, id }: LogWorkspace, caller: string | undefined): unknown {
  if (!(error instanceof ArmError)) return error;
  const actions = ['Microsoft.OperationalInsights/workspaces/query/read'];
  if (error.status === 403) {
    return new UserError('LogsNotAllowed', exitCodes.notAllowed, `You may not read the logs of the workspace ${id ?? customerId}. The role "Log Analytics Reader" allows it.`, {
      hint: assignmentHint([{ role: 'Log Analytics Reader', scope: id ?? '<workspace-id>', actions }], caller),
      cause: error,
    });
  }
  if (error.status === 404) {
    return new UserError('NotFound', exitCodes.failed, `There is no workspace ${id ?? customerId}, or it is not yours to see.`, { hint: 'Its id for queries: az monitor log-analytics workspace show -g GROUP -n NAME --query customerId', cause: error });
  }
  return error;
}
