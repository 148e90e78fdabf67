import { sameId } from '../../model/arm-id.ts';
import type { Live } from '../../model/live.ts';
import type { LocalFiles } from '../../model/local-files.ts';
import { shapes } from '../../model/shapes.ts';
import { exampleDeployment } from '../account.ts';
import { principalOf } from '../identity.ts';
import { curlTo, keyCommand } from '../key-command.ts';
import { roleAt } from '../role.ts';
import type { ImportInput } from './input.ts';
import { apiUrl } from './result.ts';
import { targetOf, type ImportTarget } from './target.ts';

/** What to type next: a first call with a deployment that is really there. A local Azure is called with its CA and its token. */
export function next(input: ImportInput, live: Live, local?: LocalFiles): readonly string[] {
  const target = targetOf(input, live);
  return [`key=$(${keyCommand(live, local)})`, ...firstCall(target, curlTo(local)), ...(local === undefined ? spreading(target) : []), `apim-llm status --service ${live.service.name}`];
}

/** What the first calls may meet. A comment, so that it may be copied with the lines around it. */
function spreading({ account, input: { identity, patienceMs, shape }, live }: ImportTarget): readonly string[] {
  const role = roleAt(account, principalOf(live.service, identity), shapes[shape].role);
  const isNew = !account.roleAssignments.some(({ id }) => sameId(id, role.id));
  return isNew && patienceMs === undefined ? ['# 401 PermissionDenied: the new role takes some minutes (import --wait waits for it)'] : [];
}

/** Where the description names none. */
const usualVersions = { openai: '2024-10-21', models: '2024-05-01-preview' } as const;

function firstCall(target: ImportTarget, curl: string): readonly string[] {
  const { account, document, input } = target;
  const deployment = exampleDeployment(account);
  if (deployment === undefined || !deployment.chat) return [];
  const operation = document.operations.find(({ method, urlTemplate }) => method === 'POST' && urlTemplate.endsWith('/chat/completions'));
  if (operation === undefined) return [];
  const path = operation.urlTemplate.replace(/\{[^{}]*\}/, encodeURIComponent(deployment.name));
  const choice = versionChoice(target);
  const query = new URLSearchParams({ ...(input.shape === 'v1' ? {} : { 'api-version': input.spec.apiVersion ?? usualVersions[input.shape] }), ...choice.query }).toString();
  const body = { ...(input.shape === 'openai' ? {} : { model: deployment.name }), messages: [{ role: 'user', content: 'Hello' }] };
  return [`${curl} "${apiUrl(target)}${path}${query === '' ? '' : `?${query}`}" -H "api-key: $key" ${choice.header}-H "content-type: application/json" -d '${JSON.stringify(body)}'`];
}

/** How the call says which version of a set it wants; in the path the address has it already. */
function versionChoice({ versionSet }: ImportTarget): { readonly query: Readonly<Record<string, string>>; readonly header: string } {
  const { asked, scheme, version = '' } = versionSet ?? {};
  if (version === '' || asked === undefined) return { query: {}, header: '' };
  return scheme === 'Header' ? { query: {}, header: `-H "${asked}: ${version}" ` } : { query: scheme === 'Query' ? { [asked]: version } : {}, header: '' };
}
