import type { Value } from '../../value.ts';
import { isDateTime } from '../time/date-time.ts';
import { jsonDate } from '../time/format-date.ts';
import { itemsOf, textOf } from '../of-value.ts';
import { invalidOperation } from '../exceptions.ts';
import { XAttribute, XComment, XDeclaration, XDocument, XElement, XProcessingInstruction, XText, addAttribute, append } from './nodes.ts';
import type { XParent } from './nodes.ts';

/** A value as XML writes it: `true`, dates as ISO 8601. */
export function xmlValue(value: Value): string {
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return isDateTime(value) ? jsonDate({ ticks: value.ticks, zone: { kind: 'dateTime', of: value.kind } }) : textOf(value);
}

/** What `new XElement(name, …)` and `Add` take: nodes, attributes, sequences of them, anything else as text. */
export function addContent(parent: XParent, content: Value): void {
  if (content === null) return;
  if (content instanceof XAttribute) {
    if (!(parent instanceof XElement)) throw invalidOperation('An attribute cannot be added to content.');
    if (parent.attribute(content.name)) throw invalidOperation('Duplicate attribute.');
    addAttribute(parent, content);
  } else if (content instanceof XDeclaration && parent instanceof XDocument) parent.declaration = content;
  else if (content instanceof XElement || content instanceof XText || content instanceof XComment || content instanceof XProcessingInstruction) append(parent, content);
  else {
    const items = typeof content === 'string' ? undefined : itemsOf(content);
    if (items) for (const one of items) addContent(parent, one);
    else addText(parent, xmlValue(content));
  }
}

function addText(parent: XParent, text: string): void {
  const last = parent.nodes.at(-1);
  if (last instanceof XText && !last.isCData) last.value += text;
  else append(parent, new XText(text));
}
