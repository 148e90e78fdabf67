import { unescapeXml } from '../text/xml-entities.ts';
import type { PolicyText } from './document.ts';

/** What a text says: entities decoded; an expression as C#, whichever way it was written. Others than text say what they hold. */
export function textValue({ kind, text }: PolicyText): string {
  // Only within an expression written as C# does a text hold the "<" that would end it, and there entities are none.
  return kind !== 'text' || text.includes('<') ? text : unescapeXml(text);
}
