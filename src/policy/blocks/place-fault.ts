import { UserError } from '../../model/user-error.ts';
import type { PolicyElement } from '../document/document.ts';
import { readPolicyDocument } from '../document/read.ts';
import type { SectionName } from './block.ts';
import { isForwarding } from './forwarding.ts';
import type { Place } from './place.ts';
import { isWhiteText } from './section-items.ts';

/** Why bytes that a mark keeps cannot be ones that the editor took out; undefined where they can: what is wrong here would be put into the document again. */
export function placeFault({ displaced, root, section }: Place, inside: SectionName): string | undefined {
  if (displaced !== undefined && !isOne(displaced, isForwarding)) return wrong('displaced');
  if (section !== undefined && section !== '' && !isOne(section, (element) => element.name === inside && isEmpty(section, element))) return wrong('section');
  if (root !== undefined && !isOne(root, (element) => element.name === 'policies' && isEmpty(root, element))) return wrong('root');
  return undefined;
}

function wrong(name: keyof Place): string {
  return `"place.${name}" in its begin mark is not what stood there`;
}

/** One such element and nothing beside it. */
function isOne(text: string, isSuch: (element: PolicyElement, text: string) => boolean): boolean {
  try {
    const { root } = readPolicyDocument(text);
    return root.start === 0 && root.end === text.length && isSuch(root, text);
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function isEmpty(text: string, { children }: PolicyElement): boolean {
  return children.every((child) => isWhiteText(text, child));
}
