import type { OptionSpec } from '../../../commands/command.ts';
import { presetNames } from './presets.ts';
import { resilienceModes } from './resilience.ts';

/** `RESILIENCE` (DESIGN §4), the same for pools and bursts. */
export const resilienceOptions: readonly OptionSpec[] = [
  { name: 'mode', type: 'choice', placeholder: 'mode', choices: resilienceModes, help: 'what is done about a throttled member: its breaker opens, the call is sent again, both (the default), or nothing' },
  { name: 'trip-after', type: 'integer', placeholder: 'n', help: 'a breaker opens at the nth 429 (1)' },
  { name: 'within', type: 'text', placeholder: 'duration', help: 'if they come within that time: ISO 8601, or minutes (PT1M)' },
  { name: 'open-for', type: 'text', placeholder: 'duration', help: 'and stays open for so long (PT1M)' },
  { name: 'accept-retry-after', type: 'switch', negatable: true, help: "a breaker stays open for as long as the model's Retry-After says, instead: seconds, or a day (the default)" },
  { name: 'retries', type: 'integer', placeholder: 'n', help: 'how often a call that was answered 429 is sent again (2, or as many as --trip-after; in mode retry once to each spill)' },
];

export const presetOption: OptionSpec = {
  name: 'preset',
  type: 'choice',
  placeholder: 'preset',
  choices: presetNames,
  help: 'the settings of the source article: breaker (3 × 429 within PT5M, open for PT1M, no retry), or its retry between two backends',
};
