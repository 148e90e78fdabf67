import type { PolicyDocument, PolicyElement } from '../document/document.ts';
import { elementsIn } from '../document/find.ts';

/**
 * How a document is indented, so that what we add looks like the rest. Blocks written with a layout change nothing of what is found
 * here: the same document comes out in whichever order they are written.
 */
export interface Layout {
  readonly eol: string;
  /** What one level adds. */
  readonly step: string;
  readonly root: string;
  /** Of sections that do not begin their line, and of those we add. */
  readonly section: string;
}

export function layoutOf({ root, text }: PolicyDocument): Layout {
  const eol = /\r?\n/.exec(text)?.[0] ?? '\n';
  const outer = indentAt(text, root.start) ?? '';
  const sections = elementsIn(root);
  const first = sections.map(({ start }) => indentAt(text, start)).find((indent) => indent !== undefined);
  const step = deeper(outer, first) ?? stepInside(text, sections, first ?? outer) ?? '    ';
  return { eol, step, root: outer, section: first ?? (sections.length === 0 ? outer + step : outer) };
}

/** Flat documents tell by what their sections hold. */
function stepInside(text: string, sections: readonly PolicyElement[], fallback: string): string | undefined {
  return sections.map((section) => deeper(indentAt(text, section.start) ?? fallback, firstIndent(text, section))).find((step) => step !== undefined);
}

function deeper(outer: string, inner: string | undefined): string | undefined {
  return inner !== undefined && inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

export function sectionIndent({ text }: PolicyDocument, layout: Layout, section: PolicyElement): string {
  return indentAt(text, section.start) ?? layout.section;
}

/** Of what stands in the section, or would. */
export function childIndent(document: PolicyDocument, layout: Layout, section: PolicyElement): string {
  return firstIndent(document.text, section) ?? sectionIndent(document, layout, section) + layout.step;
}

function firstIndent(text: string, section: PolicyElement): string | undefined {
  for (const { kind, start } of section.children) {
    const indent = kind === 'element' || kind === 'comment' ? indentAt(text, start) : undefined;
    if (indent !== undefined) return indent;
  }
  return undefined;
}

/** The white space before `at`; undefined where something else stands before it on its line. */
export function indentAt(text: string, at: number): string | undefined {
  let start = at;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  return start === 0 || text[start - 1] === '\n' || text[start - 1] === '\r' ? text.slice(start, at) : undefined;
}
