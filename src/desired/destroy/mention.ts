import { textAt } from '../../model/json.ts';
import type { Seen } from '../../model/live.ts';
import { UserError } from '../../model/user-error.ts';
import { findBlocks } from '../../policy/blocks/find.ts';
import { walk } from '../../policy/document/find.ts';
import { readPolicyDocument } from '../../policy/document/read.ts';
import { textValue } from '../../policy/document/text-value.ts';

/** What a policy document says in attributes, text and our marks, one line each; comments of people say nothing. Of one that cannot be read, all of it. */
export function saidIn(text: string): string {
  try {
    const document = readPolicyDocument(text);
    const said = [...walk(document)].flatMap(({ element }) => [
      ...element.attributes.map(({ value }) => value),
      ...element.children.flatMap((child) => (child.kind === 'text' || child.kind === 'cdata' ? [textValue(child)] : [])),
    ]);
    return [...said, ...findBlocks(document).map(({ carried }) => JSON.stringify(carried))].join('\n');
  } catch (error) {
    if (error instanceof UserError) return text;
    throw error;
  }
}

/** With named values in their places, as the service has them when it deploys a policy; secret ones stay unknown. */
export function withNamedValues(text: string, namedValues: readonly Seen[]): string {
  if (!text.includes('{{')) return text;
  return text.replaceAll(/\{\{([\w.-]+)\}\}/g, (placeholder, name: string) => {
    const found = namedValues.find(({ body }) => textAt(body, 'properties', 'displayName')?.toLowerCase() === name.toLowerCase());
    return textAt(found?.body, 'properties', 'value') ?? placeholder;
  });
}

/** Finds one of the names in a text where it stands as a whole, and not as a part of a longer one. */
export function mentionOf(names: readonly string[]): RegExp {
  const any = names.filter((name) => name !== '').map((name) => name.replaceAll(/[^\w]/g, String.raw`\$&`));
  return any.length === 0 ? /(?!)/ : new RegExp(String.raw`(?<![\w-]|\w\.)(?:${any.join('|')})(?![\w-]|\.\w)`, 'i');
}
