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
    path: ['demo'],
    summary: 'See an import work on a local Azure',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
];
