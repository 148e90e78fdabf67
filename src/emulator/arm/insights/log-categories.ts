/** What each type of resource can send, by Microsoft's lists of resource logs. */
interface Categories {
  readonly logs: readonly string[];
  readonly groups: readonly string[];
}

const groups = ['allLogs', 'audit'];

const byType: Readonly<Record<string, Categories>> = {
  'microsoft.apimanagement/service': { logs: ['GatewayLogs', 'WebSocketConnectionLogs', 'DeveloperPortalAuditLogs', 'GatewayLlmLogs', 'GatewayMCPLogs'], groups },
  'microsoft.cognitiveservices/accounts': { logs: ['Audit', 'RequestResponse', 'AzureOpenAIRequestUsage', 'Trace'], groups },
  'microsoft.insights/components': {
    logs: ['AppAvailabilityResults', 'AppBrowserTimings', 'AppEvents', 'AppMetrics', 'AppDependencies', 'AppExceptions', 'AppPageViews', 'AppPerformanceCounters', 'AppRequests', 'AppSystemEvents', 'AppTraces'],
    groups: ['allLogs'],
  },
  'microsoft.operationalinsights/workspaces': { logs: ['Audit', 'SummaryLogs', 'Jobs'], groups },
};

/** Undefined for a type that sends nothing. */
export function logCategoriesOf(type: string): Categories | undefined {
  return byType[type.toLowerCase()];
}
