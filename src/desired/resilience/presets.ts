import type { Resilience } from './resilience.ts';

export const presetNames = ['article', 'article-retry'] as const;
export type PresetName = (typeof presetNames)[number];

const breaker = { tripAfter: 3, within: 'PT5M', openFor: 'PT1M', acceptRetryAfter: false } as const;

/** Exactly what the source article sets (DESIGN §4). */
export const presets: Readonly<Record<PresetName, Resilience>> = {
  article: { mode: 'breaker', ...breaker, retries: 0 },
  'article-retry': { mode: 'retry', ...breaker, retries: 1 },
};

export function isPresetName(text: unknown): text is PresetName {
  return presetNames.some((name) => name === text);
}
