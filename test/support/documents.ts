import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

export interface MarkdownDocument {
  /** From the root, with forward slashes. */
  readonly file: string;
  /** Texts of headings with their levels, `## Options`. */
  readonly headings: readonly string[];
  /** What a link may name behind `#`. */
  readonly anchors: ReadonlySet<string>;
  /** Targets of links and pictures, as they stand. */
  readonly links: readonly string[];
  readonly blocks: readonly CodeBlock[];
}

/** Every document for people: at the root, and below docs/. */
export function allDocuments(): readonly MarkdownDocument[] {
  const isMarkdown = (name: string): boolean => name.endsWith('.md');
  const names = [...readdirSync(root).filter(isMarkdown), ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter(isMarkdown).map((name) => `docs/${name.replaceAll(path.sep, '/')}`)];
  return names.toSorted().map((file) => parsed(file, readFileSync(path.join(root, file), 'utf8')));
}

export function parsed(file: string, text: string): MarkdownDocument {
  const blocks: CodeBlock[] = [];
  const prose = text.replaceAll(/^```([\w-]*)[^\n]*\n(.*?)^```$/gms, (_, language: string, code: string) => {
    blocks.push({ language, text: code.trimEnd() });
    return '';
  });
  const headings = [...prose.matchAll(/^#{1,6} .+$/gm)].map(([line]) => line.trimEnd());
  const links = [...prose.replaceAll(/`[^`\n]*`/g, '').matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
  return { file, headings, anchors: anchorsOf(headings), links, blocks };
}

/** As GitHub makes them: letters, digits, hyphens and underscores stay, blanks become hyphens, what stands twice is counted. */
function anchorsOf(headings: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const heading of headings) {
    const slug = heading.replace(/^#+ /, '').replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    let anchor = slug;
    for (let count = 1; anchors.has(anchor); count += 1) anchor = `${slug}-${count}`;
    anchors.add(anchor);
  }
  return anchors;
}

/** What follows `#` in a line of a shell, and the line without it. */
export function withoutComment(line: string): { readonly typed: string; readonly comment: string } {
  const [, typed = line, comment = ''] = /^((?:[^'"#]|"[^"]*"|'[^']*'|(?<=\S)#)*?)(?:(?:^|\s+)# ?(.*))?$/.exec(line) ?? [];
  return { typed: typed.trimEnd(), comment };
}
