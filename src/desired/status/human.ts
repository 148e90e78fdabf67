import type { Page } from '../../../commands/command.ts';
import { idKey, nameOf, subscriptionOf } from '../../model/arm-id.ts';
import { textAt, type Json } from '../../model/json.ts';
import type { Live, LiveApi } from '../../model/live.ts';
import { accountBackendName } from '../../model/names.ts';
import type { Change } from '../../model/resource.ts';
import { shapes } from '../../model/shapes.ts';
import { shellWord } from '../../model/shell-word.ts';
import { denyOf } from '../api-blocks.ts';
import { isOfCanary } from './canary.ts';
import { breakerLines } from '../../model/open-breakers.ts';
import { accountOf, blockOf } from './expected.ts';
import { policyIdOf, routeOf } from '../facade/documents.ts';
import { liveMembers } from '../pool/live-pool.ts';
import { isPool } from '../pool/pool-backend.ts';
import type { Finding } from './finding.ts';
import { isOfMonitoring } from './monitoring.ts';
import { isShownLog, shownLogsLines } from './shown-logs.ts';

/** No line is longer, whatever room there is. */
const columns = 80;

/** One aligned line a resource, its changes below, and what to type. */
export function humanLines(live: Live, found: readonly Finding[], page?: Page): readonly string[] {
  const most = Math.min(columns, page?.width ?? columns);
  const { name } = live.service;
  if (found.length === 0) return [`${name} has no APIs of apim-llm. Make one:`, `  apim-llm import --service ${name} --account ACCOUNT`];
  const width = Math.max(...found.map(({ state }) => state.length));
  const indent = ' '.repeat(width + 4);
  const lines = found.flatMap(({ changes, label, state }) => [...labelLines(state.padEnd(width), label, page), ...changes.flatMap((change) => changeLines(change, indent, most))]);
  const wrong = found.filter(({ state }) => state !== 'same').length;
  return [...lines, '', ...breakerLines(live).map((line) => cut(line, columns)), ...(wrong === 0 ? [`All ${found.length} are as apim-llm made them.`] : [`${wrong} of ${found.length} differ.`, ...repairLines(live, found, most)])];
}

function labelLines(state: string, label: string, page: Page | undefined): readonly string[] {
  const line = `${state}  ${label}`;
  if (page === undefined || page.width >= columns || line.length <= page.width) return [cut(line, columns)];
  return page.wrap(label, state.length + 2).map((part, index) => (index === 0 ? `${state}  ${part.trimStart()}` : part));
}

function changeLines({ after, before, path }: Change, indent: string, most: number): readonly string[] {
  const [old, wanted] = fromDifference(shown(before), shown(after));
  const line = `${indent}${path}: ${old} → ${wanted}`;
  return line.length <= most ? [line] : [`${indent}${path}:`, `${indent}  ${old}`, `${indent}  → ${wanted}`].map((each) => cut(each, most));
}

/** Of long texts that begin alike, what begins to differ. */
function fromDifference(old: string, wanted: string): readonly [string, string] {
  const first = old.split('').findIndex((character, index) => character !== wanted[index]);
  const start = (first < 0 ? old.length : first) - 10;
  return start < columns ? [old, wanted] : [`…${old.slice(start)}`, `…${wanted.slice(start)}`];
}

function shown(value: Json | undefined): string {
  if (value === undefined || value === null) return '(none)';
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).replaceAll(/\s+/g, ' ');
}

function cut(line: string, most: number): string {
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

function repairLines(live: Live, found: readonly Finding[], most: number): readonly string[] {
  const all = found.filter(({ state }) => state === 'changed' || state === 'missing');
  const wrong = all.filter((finding) => !isOfMonitoring(finding) && !isShownLog(finding));
  return [...repairRoutes(live, wrong, most), ...(all.some(isOfMonitoring) ? monitorLines(live, all) : []), ...shownLogsLines(all, live.service.name)];
}

/** What calls are told to is stated again as it was chosen. */
function monitorLines({ apis, service }: Live, wrong: readonly Finding[]): readonly string[] {
  const own = [...apis.values()].map(({ api }) => api).filter(({ id }) => wrong.some((finding) => idKey(finding.id).startsWith(`${idKey(id)}/diagnostics/`)));
  const chosen = own.length > 0 ? own : [...apis.values()].map(({ api }) => api).filter(({ id }) => !isOfCanary(id));
  return ['What calls are told to is put back by:', ...chosen.map(({ id }) => `  apim-llm monitor enable --service ${service.name} --api ${nameOf(id)}`)];
}

function repairRoutes(live: Live, wrong: readonly Finding[], most: number): readonly string[] {
  if (wrong.length === 0) return [];
  const waits = wrong.some(({ id }) => isOfCanary(id));
  const isRouting = (finding: Finding): boolean => isOfRoute(live, finding);
  const isShared = (finding: Finding): boolean => isOfPool(live, finding);
  const pools = wrong.some(isShared) ? ['What a pool lacks is put back by stating it again (apim-llm pool show NAME tells its members):', `  apim-llm pool create NAME --service ${live.service.name} --member ACCOUNT/DEPLOYMENT --member …`] : [];
  const outdated = wrong.filter((finding) => isOutdatedRoute(live, finding));
  const routes = [...live.apis.values()].flatMap(({ api: { id } }) => (outdated.some((finding) => idKey(finding.id).startsWith(`${idKey(id)}/`)) ? [`  apim-llm prune-ops --service ${live.service.name} --api ${nameOf(id)}`] : []));
  const facade = wrong.some((finding) => isRouting(finding) && !isShared(finding) && !outdated.includes(finding)) ? ['What a facade lacks is put back by adding to it again:', `  apim-llm facade add --service ${live.service.name} --account ACCOUNT/DEPLOYMENT`] : [];
  const commands = wrong.every(isRouting) ? [] : [...live.apis.values()].flatMap((api) => importLines(live, api, waits, most));
  return [...(commands.length === 0 ? [] : ['An import from the same description puts right what is ours:', ...commands]), ...(routes.length === 0 ? [] : ['Routes are brought up to date by:', ...routes]), ...sharedLines(live, wrong), ...facade, ...pools];
}

/** Retries, and the answers of exhausted pools, are written by who stated them. */
function sharedLines({ apis, service }: Live, wrong: readonly Finding[]): readonly string[] {
  const edited = [...apis.values()].flatMap((api) => api.operations.flatMap(({ name }) => (wrong.some(({ id }) => idKey(id) === idKey(policyIdOf(api, name))) ? (routeOf(api, name)?.rows ?? []) : [])));
  const named = edited.flatMap(({ by, name }) => ((by === 'pool' || by === 'burst') && name !== undefined ? [`  apim-llm ${by} show ${name} --service ${service.name}`] : []));
  return named.length === 0 ? [] : ['What a pool or burst wrote is put back by stating it again, as shown by:', ...new Set(named)];
}

/** Of an API that prune-ops would not close: who keeps all operations open has no such block. */
function isOutdatedRoute({ apis }: Live, { id, kind, state }: Finding): boolean {
  return kind === 'apiPolicy' && state === 'changed' && [...apis.values()].some((each) => idKey(id).startsWith(`${idKey(each.api.id)}/operations/`) && denyOf(each) !== undefined);
}

function isOfPool({ backends }: Live, { id, kind }: Finding): boolean {
  if (kind !== 'backend') return false;
  const name = nameOf(id).toLowerCase();
  return backends.some((backend) => isPool(backend.body) && (nameOf(backend.id).toLowerCase() === name || liveMembers(backend, { backends, accounts: [] }).some((member) => member.name.toLowerCase() === name)));
}

/** Whether only a row of a facade asks for it. */
function isOfRoute(live: Live, { id, kind }: Finding): boolean {
  if (kind === 'backend') return ![...live.apis.values()].some((api) => blockOf(api)?.backend.toLowerCase() === nameOf(id).toLowerCase());
  return kind === 'account' ? /\/deployments\//i.test(id) : kind === 'apiPolicy' && /\/operations\//i.test(id) && !isOfCanary(id);
}

/** The command as it may be pasted, an option a line where it is long. */
function importLines(live: Live, liveApi: LiveApi, waits: boolean, most: number): readonly string[] {
  const block = blockOf(liveApi);
  if (block === undefined || accountOf(live, block) === undefined) return [];
  const { body, id } = liveApi.api;
  const path = textAt(body, 'properties', 'path') ?? '';
  // A name that several accounts carry would be refused; their backends have names with a hash.
  const plain = accountBackendName(nameOf(block.account), block.shape).toLowerCase() === block.backend.toLowerCase();
  const near = plain && subscriptionOf(block.account)?.toLowerCase() === live.subscriptionId.toLowerCase();
  const parts = [
    `apim-llm import --service ${live.service.name} --api ${nameOf(id)}`,
    `--account ${near ? nameOf(block.account) : block.account}`,
    ...(path === shapes[block.shape].path ? [] : [`--path ${shellWord(path)}`]),
    ...(block.shape === 'openai' ? [] : ['--spec SPEC']),
    ...(block.identity === null ? [] : [`--identity ${block.identity}`]),
    // Only then it looks at the canary.
    ...(waits ? ['--wait'] : []),
  ];
  const line = `  ${parts.join(' ')}`;
  return line.length <= most ? [line] : parts.map((part, index) => `${index === 0 ? '  ' : '    '}${part}${index === parts.length - 1 ? '' : ' \\'}`);
}
