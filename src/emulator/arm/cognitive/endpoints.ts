import { regionName } from '../regions.ts';
import type { AccountContent } from './account-content.ts';
import { hasModels } from './account-kinds.ts';

const openAi = [
  'OpenAI Language Model Instance API',
  'OpenAI Dall-E API',
  'OpenAI Sora API',
  'OpenAI Moderations API',
  'OpenAI Whisper API',
  'OpenAI Model Scaleset API',
  'OpenAI Realtime API',
  'Token Service API',
  'Azure OpenAI Legacy API - Latest moniker',
];
const foundry = ['AI Foundry API', 'Azure AI Model Inference API', 'Cohere AI API', 'Mistral AI API', 'Content Understanding'];
const cognitive = ['MAAP Managed Deployments API', 'Content Safety', 'Container', 'Computer Vision', 'FormRecognizer', 'Language', 'Text Analytics', 'Token'];

type Placed = Pick<AccountContent, 'kind' | 'location' | 'customSubDomainName'>;

/** Names of hosts have no case. */
function subDomainOf({ customSubDomainName }: Placed): string | undefined {
  return customSubDomainName?.toLowerCase();
}

/** `properties.endpoint`: the regional one without a subdomain (arm-behaviour 53); for OpenAI accounts the openai host, as the portal shows it. */
export function endpointOf(account: Placed): string {
  const sub = subDomainOf(account);
  if (sub === undefined) return `https://${regionName(account.location)}.api.cognitive.microsoft.com/`;
  return account.kind === 'OpenAI' ? `https://${sub}.openai.azure.com/` : `https://${sub}.cognitiveservices.azure.com/`;
}

/** One URL per API. An account without a subdomain has the regional endpoint for all of them. */
export function endpointsOf(account: Placed): Record<string, string> {
  const { kind } = account;
  const sub = subDomainOf(account);
  const host = (domain: string) => (sub === undefined ? endpointOf(account) : `https://${sub}.${domain}/`);
  const all = (names: readonly string[], domain: string) => names.map((name): [string, string] => [name, host(domain)]);
  if (!hasModels(kind)) return { [kind]: endpointOf(account) };
  const own = all(openAi, 'openai.azure.com');
  return Object.fromEntries(kind === 'OpenAI' ? own : [...own, ...all(foundry, 'services.ai.azure.com'), ...all(cognitive, 'cognitiveservices.azure.com')]);
}

/** Of a project, as recorded (aso-CognitiveServices_Account_20250601_CRUD#17). */
export function projectEndpointOf(account: Placed, project: string): string {
  const foundryApi = endpointsOf(account)['AI Foundry API'] ?? endpointOf(account);
  return `${foundryApi}api/projects/${project}`;
}
