import type { OtherCommand } from './command.ts';

export const emulatorStartCommand: OtherCommand = {
  does: 'other',
  run: 'emulator start',
  path: ['emulator', 'start'],
  summary: 'Run a local Azure to try things on',
  examples: [
    { says: 'Start it, and let other commands find it by its ready file', line: 'apim-llm emulator start --ready-file ready.json' },
    { says: 'Leave it running in the background', line: 'apim-llm emulator start --detach' },
    { says: 'See what the policies of every call through a gateway do', line: 'apim-llm emulator start --trace' },
    { says: 'Your own estate, every ARM exchange recorded', line: 'apim-llm emulator start --estate estate.yaml --record arm.jsonl' },
  ],
  options: [
    { name: 'estate', type: 'text', placeholder: 'file', help: 'what there is in this Azure; default: the demo' },
    { name: 'port', type: 'integer', placeholder: 'n', default: 0, help: 'port of its Resource Manager; 0: one that is free' },
    { name: 'gateway-port', type: 'integer', placeholder: 'n', default: 0, help: "port of the first service's gateway; the next ones follow; 0: free ones" },
    { name: 'gateway-units', type: 'integer', placeholder: 'n', help: 'units of each gateway that know nothing of each other, 1 to 100; default: as the estate says' },
    { name: 'ready-file', type: 'text', placeholder: 'file', help: 'written when it answers: addresses and token' },
    { name: 'record', type: 'text', placeholder: 'file', help: 'append every ARM exchange, tokens and keys masked' },
    { name: 'trace', type: 'switch', help: 'tell of every call what its policies did' },
    { name: 'clock', type: 'choice', choices: ['real', 'virtual'], default: 'real', help: 'virtual time moves only when told' },
    { name: 'seed', type: 'integer', placeholder: 'n', default: 1, help: 'the same seed gives the same ids' },
    { name: 'unsafe-host', type: 'text', placeholder: 'address', help: 'listen there instead of the loopback: not safe' },
    { name: 'detach', type: 'switch', help: 'leave it running in the background' },
  ],
  permissions: [],
  effects: [
    'Neither reads nor writes Azure: listens on this machine, for others only with --unsafe-host',
    'On this machine: the ready file with its token, the certificate authority and the process id beside it, which go when it ends; with --record the file of exchanges',
    'With --detach: a process that stays until emulator stop, and a log of what it says',
  ],
};
