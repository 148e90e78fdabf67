import type { OtherCommand } from './command.ts';

export const wizardCommand: OtherCommand = {
  does: 'other',
  run: 'wizard',
  path: ['wizard'],
  summary: 'Be asked, step by step; what apim-llm alone does on a terminal',
  examples: [
    { says: 'On your own Azure, or on a local one where nobody is signed in', line: 'apim-llm wizard' },
    { says: 'On one service', line: 'apim-llm wizard --service my-apim' },
    { says: 'On a local Azure inside this process', line: 'apim-llm wizard --emulator' },
    { says: 'In Japanese; by itself the locale decides', line: 'apim-llm wizard --lang ja' },
    { says: 'With numbered questions, line by line', line: 'apim-llm wizard --plain' },
  ],
  options: [{ name: 'lang', type: 'choice', choices: ['en', 'ja'], help: 'language of the questions' }],
  permissions: ['Reader on the subscriptions, to list what there is; then what the chosen step needs'],
  effects: [
    'Reads until you confirm the plan; then what the chosen command does',
    'A local Azure that it starts for you in the background stays until emulator stop, if something was made in it',
  ],
};
