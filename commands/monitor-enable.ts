import type { PlanCommand } from './command.ts';

export const monitorEnableCommand: PlanCommand = {
  does: 'plan',
  path: ['monitor', 'enable'],
  summary: 'Tell Application Insights which backend and region answered each call',
  examples: [
    { says: 'To a component that is there, with the identity of the service', line: 'apim-llm monitor enable --service my-apim --app-insights my-appi' },
    { says: 'With a component and a Log Analytics workspace of its own', line: 'apim-llm monitor enable --service my-apim --create' },
    { says: 'Every tenth call, and all errors', line: 'apim-llm monitor enable --service my-apim --app-insights my-appi --sampling 10' },
    { says: 'Tokens of every call too, also of streamed ones', line: 'apim-llm monitor enable --service my-apim --app-insights my-appi --llm-logs' },
    { says: 'With the connection string, where nobody may give roles', line: 'apim-llm monitor enable --service my-apim --app-insights my-appi --auth connection-string' },
    { says: 'An API that others made, in place of the diagnostic that it has', line: 'apim-llm monitor enable --service my-apim --api my-api --app-insights my-appi --take-over applicationinsights' },
  ],
  options: [
    { name: 'app-insights', type: 'text', placeholder: 'component', help: 'the component of Application Insights: its name, or its ARM id (the one that the API has)', ask: 'Which component of Application Insights?' },
    { name: 'create', type: 'switch', help: 'make the component, beside the service: appi-SERVICE, or as --app-insights says; and its workspace log-SERVICE' },
    { name: 'workspace', type: 'text', placeholder: 'workspace', help: 'with --create: the Log Analytics workspace that is to be used, by name or ARM id' },
    { name: 'location', type: 'text', placeholder: 'region', help: "with --create: where (the service's region)" },
    { name: 'auth', type: 'choice', placeholder: 'how', choices: ['identity', 'connection-string'], help: 'how the gateway proves who it is: with a managed identity and a role (default), or with the connection string alone' },
    { name: 'identity', type: 'text', placeholder: 'id', help: "user-assigned identity to send with, by ARM id (that of the API, or the service's own)" },
    { name: 'sampling', type: 'integer', placeholder: 'percent', help: 'calls that are told, 1 to 100; errors always are (100, or as it is)' },
    { name: 'llm-logs', type: 'switch', negatable: true, help: 'log tokens and models of every call to the workspace of the component (as it is)' },
    { name: 'log-prompts', type: 'switch', help: 'with --llm-logs: keep what clients and models say; everybody who may read the workspace reads it' },
    { name: 'keep-component', type: 'switch', negatable: true, help: 'leave a component that others made as it is: custom metrics may come without dimensions' },
  ],
  permissions: [
    'API Management Service Contributor on the service',
    'Application Insights Component Contributor on the component, unless it keeps dimensions of metrics already or --keep-component',
    'Role Based Access Control Administrator, User Access Administrator or Owner on the component, where the identity has no role yet; not with --auth connection-string',
    'With --create: Application Insights Component Contributor and Log Analytics Contributor on the resource group',
    'With --llm-logs: Monitoring Contributor on the service, and Log Analytics Contributor on the workspace',
  ],
  effects: [
    'On the service: a logger, and a diagnostic of the API; with --llm-logs another of each',
    'On the component: the role Monitoring Metrics Publisher for the identity of the service, and dimensions of custom metrics, unless --keep-component',
    'With --create: a component and a Log Analytics workspace; with --llm-logs: a diagnostic setting of the service',
    'What is collected from then on is kept and billed by Azure Monitor; with --log-prompts also what clients and models say',
    'Reads the connection string of the component for the one request that needs it, and keeps it nowhere',
  ],
  load: async () => (await import('../src/desired/monitor/enable.ts')).monitorEnableModule,
};
