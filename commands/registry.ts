import type { Command } from './command.ts';

/** A command as help and completion list it; the rest is loaded when it is asked for. */
export interface Entry {
  readonly path: readonly string[];
  readonly summary: string;
  load(): Promise<Command>;
}

export const registry: readonly Entry[] = [
  {
    path: ['import'],
    summary: 'Make an API that calls the accounts with the identity of the service',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    path: ['prune-ops'],
    summary: 'Forward only the operations that a deployed model serves',
    load: async () => (await import('./prune-ops.ts')).pruneOpsCommand,
  },
  {
    path: ['facade', 'add'],
    summary: 'Send operations, or single models on them, to another account',
    load: async () => (await import('./facade-add.ts')).facadeAddCommand,
  },
  {
    path: ['facade', 'list'],
    summary: 'Show which model of which operation goes where',
    load: async () => (await import('./facade-list.ts')).facadeListCommand,
  },
  {
    path: ['facade', 'remove'],
    summary: 'Send calls where they went before the facade',
    load: async () => (await import('./facade-remove.ts')).facadeRemoveCommand,
  },
  {
    path: ['pool', 'create'],
    summary: 'Share the calls for one model among several deployments',
    load: async () => (await import('./pool-create.ts')).poolCreateCommand,
  },
  {
    path: ['pool', 'list'],
    summary: 'List the pools of a service',
    load: async () => (await import('./pool-list.ts')).poolListCommand,
  },
  {
    path: ['pool', 'show'],
    summary: "Show a pool's members, their breakers and quotas, and what goes there",
    load: async () => (await import('./pool-show.ts')).poolShowCommand,
  },
  {
    path: ['pool', 'add-member'],
    summary: 'Let a deployment share the calls of a pool',
    load: async () => (await import('./pool-add-member.ts')).poolAddMemberCommand,
  },
  {
    path: ['pool', 'remove-member'],
    summary: 'Take a deployment out of a pool',
    load: async () => (await import('./pool-remove-member.ts')).poolRemoveMemberCommand,
  },
  {
    path: ['pool', 'delete'],
    summary: 'Send calls where they went before the pool, and remove it',
    load: async () => (await import('./pool-delete.ts')).poolDeleteCommand,
  },
  {
    path: ['burst', 'enable'],
    summary: 'Use one deployment first, and others while it is throttled',
    load: async () => (await import('./burst-enable.ts')).burstEnableCommand,
  },
  {
    path: ['burst', 'show'],
    summary: 'Show who serves first, who next, and what happens at a 429',
    load: async () => (await import('./burst-show.ts')).burstShowCommand,
  },
  {
    path: ['burst', 'disable'],
    summary: 'Send calls where they went before the burst',
    load: async () => (await import('./burst-disable.ts')).burstDisableCommand,
  },
  {
    path: ['monitor', 'enable'],
    summary: 'Tell Application Insights which backend and region answered each call',
    load: async () => (await import('./monitor-enable.ts')).monitorEnableCommand,
  },
  {
    path: ['monitor', 'disable'],
    summary: 'Tell nobody about calls any more; what was collected stays',
    load: async () => (await import('./monitor-disable.ts')).monitorDisableCommand,
  },
  {
    path: ['monitor', 'query'],
    summary: 'Ask the logs: regions, failover, 429s, latency, tokens, cost',
    load: async () => (await import('./monitor-query.ts')).monitorQueryCommand,
  },
  {
    path: ['monitor', 'tail'],
    summary: 'Follow calls as their logs come, with every attempt',
    load: async () => (await import('./monitor-tail.ts')).monitorTailCommand,
  },
  {
    path: ['monitor', 'workbook'],
    summary: 'Show the queries as panels of a workbook in the portal',
    load: async () => (await import('./monitor-workbook.ts')).monitorWorkbookCommand,
  },
  {
    path: ['monitor', 'alerts'],
    summary: 'Be told when clients get 429s, traffic overflows, or a quota ends',
    load: async () => (await import('./monitor-alerts.ts')).monitorAlertsCommand,
  },
  {
    path: ['spec', 'list'],
    summary: 'List the published API descriptions',
    load: async () => (await import('./spec-list.ts')).specListCommand,
  },
  {
    path: ['spec', 'show'],
    summary: 'Show an API description, and what an import makes of it',
    load: async () => (await import('./spec-show.ts')).specShowCommand,
  },
  {
    path: ['status'],
    summary: 'Compare what apim-llm made with what is there',
    load: async () => (await import('./status.ts')).statusCommand,
  },
  {
    path: ['probe'],
    summary: 'Call an API through the gateway, and see who answers',
    load: async () => (await import('./probe.ts')).probeCommand,
  },
  {
    path: ['destroy'],
    summary: 'Take away what apim-llm made, and nothing else',
    load: async () => (await import('./destroy.ts')).destroyCommand,
  },
  {
    path: ['apply'],
    summary: 'Apply a saved plan, as long as nothing changed since',
    load: async () => (await import('./apply.ts')).applyCommand,
  },
  {
    path: ['undo'],
    summary: 'Take the last run back',
    load: async () => (await import('./undo.ts')).undoCommand,
  },
  {
    path: ['emulator', 'start'],
    summary: 'Run a local Azure to try things on',
    load: async () => (await import('./emulator-start.ts')).emulatorStartCommand,
  },
  {
    path: ['emulator', 'stop'],
    summary: 'Stop the local Azure that runs detached',
    load: async () => (await import('./emulator-stop.ts')).emulatorStopCommand,
  },
  {
    path: ['wizard'],
    summary: 'Be asked, step by step; what apim-llm alone does on a terminal',
    load: async () => (await import('./wizard.ts')).wizardCommand,
  },
  {
    path: ['demo'],
    summary: 'See an import work on a local Azure',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
  {
    path: ['completion'],
    summary: 'Print what makes a shell complete commands, options and names',
    load: async () => (await import('./completion.ts')).completionCommand,
  },
];
