import type { PlanCommand } from './command.ts';

export const monitorAlertsCommand: PlanCommand = {
  does: 'plan',
  path: ['monitor', 'alerts'],
  summary: 'Be told when clients get 429s, traffic overflows, or a quota ends',
  examples: [
    { says: 'Rules that tell an action group', line: 'apim-llm monitor alerts --service my-apim --action-group ops' },
    { says: 'Earlier, and as an error', line: 'apim-llm monitor alerts --service my-apim --action-group ops --throttled-share 1 --quota-near 25 --severity 1' },
    { says: 'See them first', line: 'apim-llm monitor alerts --service my-apim --dry-run' },
    { says: 'Take them away', line: 'apim-llm monitor alerts --service my-apim --delete' },
  ],
  options: [
    { name: 'action-group', type: 'list', placeholder: 'name|id', help: 'whom to tell, five at most; without it those of the rules stay' },
    { name: 'throttled-share', type: 'integer', placeholder: 'percent', help: "this many percent of an API's calls end with 429 at the client (5)" },
    { name: 'refused', type: 'integer', placeholder: 'calls', help: 'this many calls are refused with nothing sent to a backend: all breakers of a pool are open, or a limit was reached (1)' },
    { name: 'overflow-share', type: 'integer', placeholder: 'percent', help: "this many percent of a pool's served calls go to members of lower priority (50)" },
    { name: 'quota-near', type: 'integer', placeholder: 'percent', help: 'a deployment has this many percent of its tokens per minute left (10)' },
    { name: 'min-calls', type: 'integer', placeholder: 'calls', help: 'fewer calls in a quarter of an hour say nothing of a share (20)' },
    { name: 'severity', type: 'integer', placeholder: '0-4', help: 'of the alerts: 0 critical, 1 error, 2 warning, 3 informational, 4 verbose (2)' },
    { name: 'app-insights', type: 'text', placeholder: 'name|id', help: 'component that has the logs; default: the one that the service writes to' },
    { name: 'delete', type: 'switch', help: 'take away the rules that this command made for the service' },
  ],
  permissions: ['Reader on the service, the component, its workspace and the action groups', "Monitoring Contributor on the service's resource group"],
  effects: [
    'In the resource group of the service: rules of log alerts; with --delete those that it made go',
    'Azure bills each rule; what action groups do may cost, too',
  ],
  load: async () => (await import('../src/desired/monitor/alerts/alerts.ts')).alertsModule,
};
