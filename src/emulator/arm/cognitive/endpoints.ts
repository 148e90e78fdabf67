import type { AccountContent } from './account-content.ts';

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

/** `properties.endpoint`: the regional one without a subdomain (arm-behaviour 53); for OpenAI accounts the openai host, as the portal shows it. */
export function endpointOf({ kind, location, customSubDomainName }: AccountContent): string {
  if (customSubDomainName === null) return `https://${location}.api.cognitive.microsoft.com/`;
  return kind === 'OpenAI' ? `https://${customSubDomainName}.openai.azure.com/` : `https://${customSubDomainName}.cognitiveservices.azure.com/`;
}

/** One URL per API. An account without a subdomain has the regional endpoint for all of them. */
export function endpointsOf(account: AccountContent): Record<string, string> {
  const { kind, customSubDomainName: sub } = account;
  const host = (domain: string) => (sub === null ? endpointOf(account) : `https://${sub}.${domain}/`);
  const all = (names: readonly string[], domain: string) => names.map((name): [string, string] => [name, host(domain)]);
  const own = all(openAi, 'openai.azure.com');
  return Object.fromEntries(kind === 'OpenAI' ? own : [...own, ...all(foundry, 'services.ai.azure.com'), ...all(cognitive, 'cognitiveservices.azure.com')]);
}
