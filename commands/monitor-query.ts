import type { QueryCommand } from './command.ts';

export const monitorQueryCommand: QueryCommand = {
  does: 'query',
  run: 'query',
  path: ['monitor', 'query'],
  summary: 'Ask the logs: regions, failover, 429s, latency, tokens, cost',
  examples: [
    { says: 'Which queries there are', line: 'apim-llm monitor query' },
    { says: 'Which backend and which region answered in the last hour', line: 'apim-llm monitor query backends --service my-apim' },
    { says: 'The failover timeline of one API, two hours ago for an hour, for a script', line: 'apim-llm monitor query failover --service my-apim --api my-api --since 2h --until 1h --json' },
    { says: 'The query itself, for the portal', line: 'apim-llm monitor query latency --service my-apim --kql' },
  ],
  arguments: [{ name: 'name', help: 'operations, backends, failover, throttling, latency, tokens or cost; without one they are listed', choices: ['operations', 'backends', 'failover', 'throttling', 'latency', 'tokens', 'cost'] }],
  options: [
    { name: 'since', type: 'text', placeholder: 'time', default: '1h', help: 'how long ago (30m, 1h, 7d), or when (2026-01-31T08:00Z)' },
    { name: 'until', type: 'text', placeholder: 'time', help: 'the same; default: now' },
    { name: 'prices', type: 'text', placeholder: 'file', help: 'prices of models, for cost' },
    { name: 'app-insights', type: 'text', placeholder: 'name|id', help: 'component that has the logs; default: the one that the service writes to' },
    { name: 'workspace', type: 'text', placeholder: 'name|id', help: 'Log Analytics workspace that has the logs; with its workspace id (a GUID) nothing else is read' },
    { name: 'kql', type: 'switch', help: 'print the query with its values; asks nobody' },
  ],
  permissions: [
    'Reader on the service, on the component and on the workspace; not with the GUID of the workspace',
    'Log Analytics Reader on the workspace, which Reader has too',
    'With AZURE_ACCESS_TOKEN also a token of the query API in APIM_LLM_LOGS_TOKEN',
  ],
  effects: [
    'Only reads: of Azure Resource Manager where the logs are, and the logs themselves through the query API of Log Analytics',
    'With --kql: asks nobody',
  ],
  load: async () => (await import('../src/desired/queries/query.ts')).monitorQueryModule,
};
