import { pick } from './seed.ts';

export interface Speaker {
  /** Name of the model: `gpt-4o`. */
  readonly model: string;
  /** `Sweden Central`. */
  readonly region: string;
}

const openings = ['Good question.', 'Certainly.', 'Here is a short answer.', 'Let us see.', 'Gladly.'] as const;

const reasons = [
  'In short: it depends on the load, so measure first and change one thing at a time.',
  'In short: keep what is slow away from what is often, and the rest follows.',
  'In short: two regions with room to spare are better than one that is full.',
  'In short: start with the simplest thing that works and look at the numbers.',
  'In short: give each part one task, and let a limit protect it.',
] as const;

/** Of what was said, as much as stands well inside a sentence. */
const longestEcho = 60;

/**
 * What a model says to `said` (the last words of the user, or what a tool gave back; may be empty): one paragraph of about 40 tokens
 * that names the model and its region and takes up the beginning of `said`. The same for the same arguments.
 */
export function plausibleText(speaker: Speaker, said: string, seed: string, by: 'user' | 'tool' = 'user'): string {
  const echo = beginningOf(said);
  const about = echo === '' ? 'You said nothing yet.' : `${by === 'user' ? 'You asked' : 'The tool says'}: "${echo}"`;
  return `${pick(openings, seed, 'opening')} ${speaker.model} in ${speaker.region} is answering. ${about} ${pick(reasons, seed, 'reason')}`;
}

function beginningOf(said: string): string {
  // Enough for any echo: what follows is not looked at, however long it is.
  const words = said.slice(0, 1000).replaceAll(/\s+/g, ' ').trim();
  const letters = [...words];
  return letters.length <= longestEcho ? words : `${letters.slice(0, longestEcho).join('').trimEnd()}…`;
}
