import type { Cloud } from '../model/live.ts';

/** Endpoints as `az cloud list` shows them; audiences as the Azure OpenAI documents of each cloud name them. */
export const clouds: Readonly<Record<Cloud['name'], Cloud>> = {
  AzureCloud: {
    name: 'AzureCloud',
    armEndpoint: 'https://management.azure.com',
    armScope: 'https://management.azure.com/.default',
    authorityHost: 'https://login.microsoftonline.com',
    cognitiveAudience: 'https://cognitiveservices.azure.com',
  },
  AzureUSGovernment: {
    name: 'AzureUSGovernment',
    armEndpoint: 'https://management.usgovcloudapi.net',
    armScope: 'https://management.usgovcloudapi.net/.default',
    authorityHost: 'https://login.microsoftonline.us',
    cognitiveAudience: 'https://cognitiveservices.azure.us',
  },
  AzureChinaCloud: {
    name: 'AzureChinaCloud',
    armEndpoint: 'https://management.chinacloudapi.cn',
    armScope: 'https://management.chinacloudapi.cn/.default',
    authorityHost: 'https://login.chinacloudapi.cn',
    cognitiveAudience: 'https://cognitiveservices.azure.cn',
  },
};
