import { refuseUnlessPlain } from './plain-text.ts';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\t': '&#x9;', '\n': '&#xA;', '\r': '&#xD;', ' ': '&#x20;' };

/**
 * A text between tags; a space at its ends is written as an entity, because the service indents documents again.
 * `NotPolicyText` for what cannot stand there as text.
 */
export function elementText(value: string): string {
  refuseUnlessPlain(value);
  return value.replaceAll(/[&<>\t\n\r]|^ | $/g, (character) => entities[character] ?? character);
}
