import type { PlanModule, Warning, Wish } from '../../../commands/command.ts';
import { textAt, type JsonObject } from '../../model/json.ts';
import { listed } from '../../model/listed.ts';
import type { Live, More } from '../../model/live.ts';
import type { Desired } from '../../model/resource.ts';
import { refreshedStep } from '../facade/refreshed-routes.ts';
import { editNotes } from '../import/edit-notes.ts';
import { inPolicy } from '../named-policy.ts';
import { refuseLongPolicies, refuseTooLong } from '../policy-size.ts';
import { deletedOperations } from './deletions.ts';
import { humanLines } from './human.ts';
import { prepare, type PruneInput } from './input.ts';
import { mcpTools, type McpTool } from './mcp-tools.ts';
import { prunedDocument } from './pruned.ts';
import type { Ruled } from './ruled.ts';
import { allDestinations, fragmentsToRead, targetOf, type PruneTarget } from './target.ts';

/** Operations that a note or a warning names; the report has all. */
const most = 20;

/** `apim-llm prune-ops`: only operations that a deployment serves are forwarded. */
export const pruneOpsModule: PlanModule<PruneInput> = {
  prepare: async (values) => prepare(values),
  scope: ({ accounts, api, service }) => ({ service, accounts, apis: [api] }),
  more,
  wish,
  result,
};

/**
 * First the policies of the operations, for one may keep that of the API from running; then the fragments that policies
 * include, and they; then the accounts that all of them lead to.
 */
function more(input: PruneInput, live: Live, round: number): More | undefined {
  const api = live.apis.get(input.api.toLowerCase());
  if (api === undefined) return undefined;
  if (round === 1) return { operationPolicies: api.operations.map(({ id }) => id) };
  const fragments = fragmentsToRead(api, live.fragments, round - 1);
  if (fragments.length > 0) return { fragments };
  if (round > 2 && fragmentsToRead(api, live.fragments, round - 2).length === 0) return undefined;
  const found = allDestinations(api, live);
  const ids = found.flatMap((destination) => ('account' in destination ? [destination.account] : []));
  return { accounts: [...live.accounts.map(({ id }) => id), ...ids], accountHosts: found.flatMap((destination) => ('host' in destination ? [destination.host] : [])) };
}

function wish(input: PruneInput, live: Live): Wish {
  const target = targetOf(input, live);
  const { api, ruled } = target;
  const routes = target.routes.map((route) => refreshedStep(api, live, route));
  refuseLongPolicies(routes, live.service);
  const { tools, unseen } = mcpTools(live, input.api);
  const broken = brokenTools(ruled, tools);
  return {
    desired: [...routes, prunedPolicy(input, target, live, routes.map(({ id }) => id)), ...(input.mode === 'delete' ? deletedOperations(api, ruled, tools, input.api) : [])],
    warnings: [...bypassWarnings(input, ruled), ...toolWarnings(broken, unseen)],
    api: input.api,
    headline: `${input.api}: ${ruled.filter(({ open }) => open).length} of ${ruled.length} operations open`,
    report: (page) => humanLines(ruled, broken, input.mode, page),
    remains: ruled.some(({ bypasses }) => bypasses),
  };
}

/** The API's document with our block in it, whoever wrote the rest. */
function prunedPolicy({ api: name }: PruneInput, { api, block, ruled }: PruneTarget, { service }: Live, dependsOn: readonly string[]): Desired {
  const document = textAt(api.policy?.body, 'properties', 'value');
  const id = api.policy?.id ?? `${api.api.id}/policies/policy`;
  const edited = inPolicy(id, () => editNotes(document, ['deny'])).notes ?? [];
  const value = inPolicy(id, () => prunedDocument(document, block));
  if (value !== document) inPolicy(id, () => refuseTooLong(value, service));
  const foreign = ruled.filter(({ why }) => why === 'foreign').map((each) => `${each.method} ${each.urlTemplate} (${each.name})`);
  const notes = [...edited, ...(foreign.length === 0 ? [] : [`left open, no operation of Azure OpenAI: ${listed(foreign, most)}; --block closes it`])];
  return {
    id,
    kind: 'apiPolicy',
    label: `policy of API ${name}`,
    want: 'present',
    body: { properties: { format: 'rawxml', value } },
    dependsOn,
    locks: [`api:${name}`],
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function brokenTools(ruled: readonly Ruled[], tools: readonly McpTool[]): readonly McpTool[] {
  const closed = new Set(ruled.filter(({ open }) => !open).map(({ name }) => name.toLowerCase()));
  return tools.filter(({ operation }) => closed.has(operation.toLowerCase()));
}

function bypassWarnings({ api }: PruneInput, ruled: readonly Ruled[]): readonly Warning[] {
  const bypassing = ruled.filter(({ bypasses }) => bypasses).map(({ method, name, urlTemplate }) => `${method} ${urlTemplate} (${name})`);
  if (bypassing.length === 0) return [];
  const message = `operations of ${api} stay open because their own policies do not run the API's on every call: ${listed(bypassing, most)}. Put <base /> first into their inbound sections`;
  return [{ code: 'PolicyBypassed', message }];
}

function toolWarnings(broken: readonly McpTool[], unseen: readonly string[]): readonly Warning[] {
  return [
    ...(broken.length === 0 ? [] : [{ code: 'McpToolsClosed', message: `tools of MCP servers call closed operations and are answered 400: ${listed(broken.map(({ operation, server, tool }) => `${tool} of ${server} (${operation})`), most)}` }]),
    ...(unseen.length === 0 ? [] : [{ code: 'McpToolsUnseen', message: `the service has MCP servers whose tools cannot be seen: ${unseen.join(', ')}. Those that call closed operations are answered 400` }]),
  ];
}

function result(input: PruneInput, live: Live): JsonObject {
  const { ruled } = targetOf(input, live);
  const deletes = input.mode === 'delete';
  return {
    operations: shown(deletes ? ruled.filter(({ open }) => open) : ruled),
    ...(deletes ? { deleted: shown(ruled.filter(({ open }) => !open)) } : {}),
    mcpTools: brokenTools(ruled, mcpTools(live, input.api).tools).map((tool) => ({ ...tool })),
  };
}

function shown(verdicts: readonly Ruled[]): readonly JsonObject[] {
  return verdicts.map(({ method, name, open, reasons, urlTemplate }) => ({ name, method, urlTemplate, open, reasons }));
}
