import type { LiveApi } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { asForeign, isOurApi } from '../ownership.ts';
import { covers } from './covers.ts';
import type { McpTool } from './mcp-tools.ts';
import type { Ruled } from './ruled.ts';

/**
 * The closed operations, to be deleted.
 *
 * @throws UserError `OperationsStay` where one of them must not go
 */
export function deletedOperations({ api, operationPolicies = new Map() }: LiveApi, ruled: readonly Ruled[], tools: readonly McpTool[], apiName: string): readonly Desired[] {
  const closed = ruled.filter(({ open }) => !open);
  const open = ruled.filter((verdict) => verdict.open);
  const told = closed.flatMap((verdict) => {
    const tool = tools.find(({ operation }) => operation.toLowerCase() === verdict.name.toLowerCase());
    const general = open.find((other) => covers(other, verdict));
    const why = [
      ...(operationPolicies.has(verdict.name) ? ['has a policy of its own'] : []),
      ...(tool === undefined ? [] : [`is the tool ${tool.tool} of the MCP server ${tool.server}`]),
      ...(general === undefined ? [] : [`its calls would go to ${general.method} ${general.urlTemplate} (${general.name}), which is open`]),
    ];
    return why.length === 0 ? [] : [`  ${verdict.method} ${verdict.urlTemplate} (${verdict.name}): ${why.join('; ')}`];
  });
  if (told.length > 0) throw refused(apiName, told);
  const foreign = isOurApi(api) ? undefined : { why: `the API ${apiName} was made by somebody else`, hint: 'Close them without deleting anything:  --mode block\nor let each be deleted:  --take-over OPERATION', canTakeOver: true };
  return closed.map(({ method, name, urlTemplate }) => ({
    id: `${api.id}/operations/${name}`,
    kind: 'operation',
    label: `operation ${name} (${method} ${urlTemplate})`,
    want: 'absent',
    body: {},
    dependsOn: [],
    locks: [`api:${apiName}`],
    // It had none: what somebody writes after the plan was shown does not go with it.
    unchanged: [{ id: `${api.id}/operations/${name}/policies/policy`, kind: 'apiPolicy', body: {}, label: `policy of operation ${name}` }],
    ...asForeign(foreign),
  }));
}

function refused(apiName: string, told: readonly string[]): UserError {
  return new UserError('OperationsStay', exitCodes.conflict, `Operations of ${apiName} cannot be deleted:\n${told.join('\n')}`, {
    hint: 'Close them without deleting anything:  --mode block\nor leave some open:  --allow OPERATION',
  });
}
