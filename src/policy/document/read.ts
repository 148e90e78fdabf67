import { declared, instruction } from './bracketed.ts';
import { characterData } from './character-data.ts';
import { characters } from './characters.ts';
import type { PolicyDocument, PolicyText } from './document.ts';
import type { Source } from './source.ts';
import { closeTag, openTag } from './tag.ts';
import { addCloseTag, addOpenTag, addText, grown, type GrowingTree } from './tree.ts';

/**
 * A policy document as API Management takes it as `rawxml`: well-formed XML, but that expressions may stand as C#, and `&`
 * and `<` in attributes as they are. Time and memory are linear in the text, whatever it holds, and depth costs no stack.
 *
 * @throws UserError `PolicyUnreadable` with line and column
 */
export function readPolicyDocument(text: string): PolicyDocument {
  const source: Source = { text, readAgain: 0, broken: undefined };
  const tree: GrowingTree = { nodes: [], open: [], root: undefined };
  for (let at = 0; at < text.length; ) at = readNode(source, tree, at);
  return grown(source, tree);
}

/** A text or a tag; gives where the next begins. */
function readNode(source: Source, tree: GrowingTree, at: number): number {
  const second = source.text.charCodeAt(at + 1);
  if (source.text.charCodeAt(at) === characters.less && second === characters.slash) {
    const tag = closeTag(source, at);
    addCloseTag(source, tree, at, tag);
    return tag.end;
  }
  const node = textNode(source, at, second);
  if (node !== undefined) {
    addText(source, tree, node);
    return node.end;
  }
  const tag = openTag(source, at);
  addOpenTag(source, tree, at, tag);
  return tag.end;
}

function textNode(source: Source, at: number, second: number): PolicyText | undefined {
  if (source.text.charCodeAt(at) !== characters.less) return characterData(source, at);
  if (second === characters.exclamation) return declared(source, at);
  return second === characters.question ? instruction(source, at) : undefined;
}
