import type { Cloud } from '../../model/live.ts';

/** Audience of tokens, and host, of the query API in each cloud (the SDK's `KnownMonitorLogsQueryAudience`). */
const audiences: Readonly<Record<Cloud['name'], string>> = {
  AzureCloud: 'https://api.loganalytics.io',
  AzureUSGovernment: 'https://api.loganalytics.us',
  AzureChinaCloud: 'https://api.loganalytics.azure.cn',
};

export function logsAudience(cloud: Cloud['name']): string {
  return audiences[cloud];
}

/** Where queries go, without slash at the end. @param arm address of a local Azure, which answers them too */
export function logsEndpoint(cloud: Cloud['name'], arm: string | undefined): string {
  return `${arm?.replace(/\/+$/, '') ?? audiences[cloud]}/v1`;
}
