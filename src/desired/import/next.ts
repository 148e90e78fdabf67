import type { Live } from '../../model/live.ts';
import { exampleDeployment } from '../account.ts';
import type { ImportInput } from './input.ts';
import { apiUrl } from './result.ts';
import { targetOf, type ImportTarget } from './target.ts';

/** What to type next: a first call with a deployment that is really there. */
export function next(input: ImportInput, live: Live): readonly string[] {
  const target = targetOf(input, live);
  const secrets = `${live.cloud.armEndpoint.replace(/\/+$/, '')}${live.service.id}/subscriptions/master/listSecrets?api-version=2024-05-01`;
  return [
    `key=$(az rest --method post --url "${secrets}" --query primaryKey --output tsv)`,
    ...firstCall(target),
    `apim-llm status --service ${live.service.name}`,
  ];
}

function firstCall(target: ImportTarget): readonly string[] {
  const { account, document, input } = target;
  const deployment = exampleDeployment(account);
  if (deployment === undefined || !deployment.chat) return [];
  const operation = document.operations.find(({ method, urlTemplate }) => method === 'POST' && urlTemplate.endsWith('/chat/completions'));
  if (operation === undefined) return [];
  const path = operation.urlTemplate.replace(/\{[^{}]*\}/, encodeURIComponent(deployment.name));
  const choice = versionChoice(target);
  const query = new URLSearchParams({ ...(input.shape === 'openai' ? { 'api-version': input.spec.apiVersion ?? '2024-10-21' } : {}), ...choice.query }).toString();
  const body = { ...(input.shape === 'openai' ? {} : { model: deployment.name }), messages: [{ role: 'user', content: 'Hello' }] };
  return [`curl "${apiUrl(target)}${path}${query === '' ? '' : `?${query}`}" -H "api-key: $key" ${choice.header}-H "content-type: application/json" -d '${JSON.stringify(body)}'`];
}

/** How the call says which version of a set it wants; in the path the address has it already. */
function versionChoice({ versionSet }: ImportTarget): { readonly query: Readonly<Record<string, string>>; readonly header: string } {
  const { asked, scheme, version = '' } = versionSet ?? {};
  if (version === '' || asked === undefined) return { query: {}, header: '' };
  return scheme === 'Header' ? { query: {}, header: `-H "${asked}: ${version}" ` } : { query: scheme === 'Query' ? { [asked]: version } : {}, header: '' };
}
