import { whiteEnd } from '../document/characters.ts';
import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { sectionNames, type SectionName } from './block.ts';
import { sectionIndent, type Layout } from './layout.ts';
import type { Place } from './place.ts';
import type { PolicySections } from './policy-sections.ts';
import { whiteStart } from './section-items.ts';
import type { Splice } from './splice.ts';

/** How a section comes to be that is not there, or has nothing in it. */
export interface Opening {
  readonly place: Pick<Place, 'root' | 'section'>;
  /** Of what will stand in the section. */
  readonly indent: string;
  /** `inside` begins with its line end. */
  readonly splice: (inside: string) => Splice;
}

/** Undefined for a section that something stands in, or that has its end on a line of its own: nothing has to be opened. */
export function openingOf(document: PolicyDocument, sections: PolicySections, name: SectionName, layout: Layout): Opening | undefined {
  const section = sections.get(name);
  if (section === undefined) return created(document, sections, name, layout);
  return isClosed(document, section) ? opened(document, section, layout) : undefined;
}

/** `<outbound />`, and `<outbound></outbound>` */
function isClosed({ text }: PolicyDocument, { inner }: PolicyElement): boolean {
  return whiteEnd(text, inner.start) >= inner.end && !/[\r\n]/.test(text.slice(inner.start, inner.end));
}

function opened(document: PolicyDocument, section: PolicyElement, layout: Layout): Opening {
  const { end, start } = section;
  const indent = sectionIndent(document, layout, section);
  return {
    place: { section: document.text.slice(start, end) },
    indent: indent + layout.step,
    splice: (inside) => ({ start, end, text: around(document, section, inside, layout.eol + indent) }),
  };
}

/** `lineStart` is what stands before its closing tag. */
function around({ text }: PolicyDocument, element: PolicyElement, inside: string, lineStart: string): string {
  const { form, inner, start } = element;
  const tag = form === 'empty' ? `${text.slice(start, whiteStart(text, inner.start - 2))}>` : text.slice(start, inner.start);
  return `${tag}${inside}${lineStart}</${element.name}>`;
}

/**
 * A section that is absent inherits: the service's own documents for the product Starter and for operations of the Echo API have no
 * `<backend>` (recorded), and their calls are forwarded. So a section of ours says `<base />`, or it would take away what was inherited.
 * Not in `<backend>`, where but one element may stand: a block there forwards by itself, with the inherited attributes.
 */
function created(document: PolicyDocument, sections: PolicySections, name: SectionName, { eol, root: rootIndent, section, step }: Layout): Opening {
  const { root, text } = document;
  const base = name === 'backend' ? '' : `${eol}${section}${step}<base />`;
  const written = (inside: string): string => `${eol}${section}<${name}>${base}${inside}${eol}${section}</${name}>`;
  const indent = section + step;
  if (isClosed(document, root)) {
    const { end, start } = root;
    return { place: { root: text.slice(start, end), section: '' }, indent, splice: (inside) => ({ start, end, text: around(document, root, written(inside), eol + rootIndent) }) };
  }
  const earlier = sectionNames.slice(0, sectionNames.indexOf(name)).map((other) => sections.get(other)?.end ?? 0);
  const at = Math.max(root.inner.start, ...earlier);
  return { place: { section: '' }, indent, splice: (inside) => ({ start: at, end: at, text: written(inside) }) };
}
