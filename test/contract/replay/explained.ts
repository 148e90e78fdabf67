import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Difference } from './difference.ts';

/** Patterns with `*` for anything; absent fields match all. */
const entry = z.strictObject({
  file: z.string().optional(),
  lines: z.array(z.int()).optional(),
  method: z.string().optional(),
  area: z.string().optional(),
  apiVersion: z.string().optional(),
  kind: z.string().optional(),
  path: z.string().optional(),
  recorded: z.string().optional(),
  ours: z.string().optional(),
  reason: z.string().min(20),
});

export type Explanation = z.infer<typeof entry>;

export interface Sorted {
  readonly open: readonly Difference[];
  readonly explained: ReadonlyMap<Explanation, readonly Difference[]>;
  readonly unused: readonly Explanation[];
}

export function readExplanations(file: string): readonly Explanation[] {
  return z.array(entry).parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Each difference goes to the first entry that it matches. */
export function sortOut(differences: readonly Difference[], explanations: readonly Explanation[]): Sorted {
  const explained = new Map<Explanation, Difference[]>();
  const open = differences.filter((difference) => {
    const found = explanations.find((explanation) => matches(explanation, difference));
    if (found) explained.set(found, [...(explained.get(found) ?? []), difference]);
    return found === undefined;
  });
  return { open, explained, unused: explanations.filter((explanation) => !explained.has(explanation)) };
}

function matches(explanation: Explanation, difference: Difference): boolean {
  if (explanation.lines !== undefined && !explanation.lines.includes(difference.line)) return false;
  return (['file', 'method', 'area', 'apiVersion', 'kind', 'path', 'recorded', 'ours'] as const).every((field) => {
    const pattern = explanation[field];
    return pattern === undefined || glob(pattern).test(difference[field]);
  });
}

const globs = new Map<string, RegExp>();

function glob(pattern: string): RegExp {
  const known = globs.get(pattern);
  if (known) return known;
  const made = new RegExp(`^(?:${pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.*')})$`, 'is');
  globs.set(pattern, made);
  return made;
}
