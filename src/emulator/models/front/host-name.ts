import { isRegion } from '../../arm/regions.ts';

/** Which of an account's hosts is asked. */
export type HostService = 'openai' | 'cognitive' | 'foundry';

export type ModelHost =
  | { readonly kind: 'account'; readonly subDomain: string; readonly service: HostService }
  /** Of all accounts of a region; `region` as ARM has it. */
  | { readonly kind: 'region'; readonly region: string }
  /** Would be a model account's host by its domain, but no name has this form. */
  | { readonly kind: 'nobody' };

/** With those of Azure Government and of 21Vianet. */
const domains: readonly (readonly [domain: string, service: HostService | 'region'])[] = [
  ...['openai.azure.com', 'openai.azure.us', 'openai.azure.cn'].map((domain) => [domain, 'openai'] as const),
  ...['cognitiveservices.azure.com', 'cognitiveservices.azure.us', 'cognitiveservices.azure.cn'].map((domain) => [domain, 'cognitive'] as const),
  ...['services.ai.azure.com', 'services.ai.azure.us', 'services.ai.azure.cn'].map((domain) => [domain, 'foundry'] as const),
  ...['api.cognitive.microsoft.com', 'api.cognitive.microsoft.us', 'api.cognitive.azure.cn'].map((domain) => [domain, 'region'] as const),
];

/** Undefined: not under a domain of model accounts. */
export function readHost(host: string): ModelHost | undefined {
  const name = host.toLowerCase().replace(/\.$/, '');
  const found = domains.find(([domain]) => name.endsWith(`.${domain}`));
  if (!found) return undefined;
  const [domain, service] = found;
  const label = name.slice(0, -domain.length - 1);
  if (label.includes('.')) return { kind: 'nobody' };
  if (service !== 'region') return { kind: 'account', subDomain: label, service };
  return isRegion(label) ? { kind: 'region', region: label } : { kind: 'nobody' };
}
