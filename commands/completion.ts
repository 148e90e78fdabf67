import type { LocalCommand } from './command.ts';

export const completionCommand: LocalCommand = {
  does: 'local',
  path: ['completion'],
  summary: 'Print what makes a shell complete commands, options and names',
  examples: [
    { says: 'Bash; in ~/.bashrc: eval "$(apim-llm completion bash)"', line: 'apim-llm completion bash' },
    { says: 'Zsh; in ~/.zshrc, behind compinit: eval "$(apim-llm completion zsh)"', line: 'apim-llm completion zsh' },
    { says: 'Fish; in config.fish: apim-llm completion fish | source', line: 'apim-llm completion fish' },
    { says: 'PowerShell; in $PROFILE: … | Out-String | Invoke-Expression', line: 'apim-llm completion powershell' },
  ],
  arguments: [{ name: 'shell', help: 'bash, zsh, fish or powershell', required: true, choices: ['bash', 'zsh', 'fish', 'powershell'], ask: 'Which shell?' }],
  options: [],
  permissions: ['none; names of resources are those that you may read, kept for five minutes'],
  effects: [
    'Prints a script, and writes nothing',
    'Completing names asks Azure as you are signed in, and keeps them on this machine for five minutes',
  ],
  load: async () => (await import('../src/desired/completion/completion.ts')).completionModule,
};
