import type { QueryCommand } from './command.ts';

export const monitorTailCommand: QueryCommand = {
  does: 'query',
  run: 'tail',
  path: ['monitor', 'tail'],
  summary: 'Follow calls as their logs come, with every attempt',
  examples: [
    { says: 'Until Ctrl-C', line: 'apim-llm monitor tail --service my-apim' },
    { says: 'One API for a minute, asked every five seconds, a line of JSON for each call', line: 'apim-llm monitor tail --service my-apim --api my-api --for 60s --interval 5s --json-lines' },
  ],
  options: [
    { name: 'since', type: 'text', placeholder: 'duration', default: '5m', help: 'begin with calls of so long ago' },
    { name: 'interval', type: 'text', placeholder: 'duration', default: '10s', help: 'how often the logs are asked' },
    { name: 'for', type: 'text', placeholder: 'duration', help: 'how long; default: until Ctrl-C' },
    { name: 'json-lines', type: 'switch', help: 'a line of JSON for each call; --json is one document with the sums at the end' },
    { name: 'app-insights', type: 'text', placeholder: 'name|id', help: 'component that has the logs; default: the one that the service writes to' },
    { name: 'workspace', type: 'text', placeholder: 'name|id', help: 'Log Analytics workspace that has the logs; with its workspace id (a GUID) nothing else is read' },
  ],
  permissions: ['As for monitor query'],
  effects: ['Only reads: asks the query API of Log Analytics every --interval, until it ends'],
  load: async () => (await import('../src/desired/queries/tail.ts')).monitorTailModule,
};
