import { refuseUnlessPlain } from './plain-text.ts';
import { escapeXml } from './xml-entities.ts';

/** A text as the value of an attribute, its double quotes included. `NotPolicyText` for what cannot stand there as text. */
export function attributeText(value: string): string {
  refuseUnlessPlain(value);
  return `"${escapeXml(value)}"`;
}
