import type { Problem } from '../problem.ts';

/** Inline imports end at 4 MB, some of it for the other properties of the request. */
export const largest = 4 * 1024 * 1024 - 16 * 1024;

/**
 * Bytes that the document takes in the request, where it travels as a JSON string: quotes and backslashes are escaped.
 * @param value the serialised document
 */
export function bytesInRequest(value: string): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** Serialised JSON has no control characters: escaping doubles a character at most, and UTF-8 takes three bytes at most. */
export function surelyFits(value: string): boolean {
  return value.length * 3 < largest;
}

export function checkSize(value: string): readonly Problem[] {
  if (surelyFits(value)) return [];
  const bytes = bytesInRequest(value);
  if (bytes <= largest) return [];
  return [{ pointer: '', reason: `takes ${(bytes / 1024 / 1024).toFixed(1)} MB in the request, and API Management takes 4 MB; leave operations out` }];
}
