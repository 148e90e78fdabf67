import type { Problem } from '../problem.ts';

/** Inline imports end at 4 MB; the document travels as a JSON string, so its escaped form counts. */
const largest = 4 * 1024 * 1024;

/** @param value the serialised document */
export function checkSize(value: string): readonly Problem[] {
  const bytes = Buffer.byteLength(JSON.stringify(value));
  if (bytes <= largest) return [];
  return [{ pointer: '', reason: `takes ${(bytes / 1024 / 1024).toFixed(1)} MB in the request, and API Management takes 4 MB` }];
}
