import type { OtherCommand } from './command.ts';

export const applyCommand: OtherCommand = {
  does: 'other',
  run: 'apply',
  path: ['apply'],
  summary: 'Apply a saved plan, as long as nothing changed since',
  examples: [
    { says: 'Apply what --dry-run --out plan.json saved', line: 'apim-llm apply --plan plan.json' },
    { says: 'In a pipeline, after somebody approved it; taken back when a step fails', line: 'apim-llm apply --plan plan.json --yes --rollback' },
    { says: 'Only look whether it can still be applied, and what is left of it', line: 'apim-llm apply --plan plan.json --dry-run' },
  ],
  options: [{ name: 'plan', type: 'text', placeholder: 'file', help: 'what --dry-run --out saved', required: true, ask: 'Which plan file?' }],
  permissions: ['the same as for the command that made the plan'],
  effects: ['What the saved plan says, and nothing else'],
};
