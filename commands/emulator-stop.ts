import type { OtherCommand } from './command.ts';

export const emulatorStopCommand: OtherCommand = {
  does: 'other',
  run: 'emulator stop',
  path: ['emulator', 'stop'],
  summary: 'Stop the local Azure that runs detached',
  examples: [{ says: 'Stop it', line: 'apim-llm emulator stop' }],
  options: [{ name: 'ready-file', type: 'text', placeholder: 'file', help: 'the ready file that it was started with' }],
  permissions: [],
  effects: ['Ends the process that emulator start --detach left running; all that was in it is gone'],
};
