import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allDocuments, parsed, withoutComment, type CodeBlock, type MarkdownDocument } from '../support/documents.ts';

const root = path.resolve(import.meta.dirname, '../..');
const documents = allDocuments();
const byFile = new Map(documents.map((document) => [document.file, document]));
const isLocal = (link: string): boolean => !/^[a-z]+:/.test(link);

/** Where a link leads, from the root; `..` beyond it is somebody else's. */
function targetOf({ file }: MarkdownDocument, link: string): { readonly file: string; readonly anchor: string | undefined } {
  const [to = '', anchor] = link.split('#');
  return { file: to === '' ? file : path.posix.normalize(path.posix.join(path.posix.dirname(file), decodeURI(to))), anchor: anchor === undefined ? undefined : decodeURIComponent(anchor) };
}

describe.each(documents.map((document) => [document.file, document] as const))('%s', (_, document) => {
  it('links to what is there', () => {
    const broken = document.links.filter(isLocal).filter((link) => {
      const { anchor, file } = targetOf(document, link);
      return !existsSync(path.join(root, file)) || (anchor !== undefined && byFile.get(file)?.anchors.has(anchor) !== true);
    });
    expect(broken).toEqual([]);
  });
});

/** Documents in English alone: for those who change the house. */
const englishAlone = /^(CHANGELOG|CONTRIBUTING|SECURITY)\.md$|^docs\/decisions\//;
const english = documents.filter(({ file }) => !file.endsWith('.ja.md') && !englishAlone.test(file));

/** What has to be the same in both languages: what is typed and what comes back, but neither comments nor the words in diagrams. */
function comparable({ language, text }: CodeBlock): string {
  if (language === 'sh') return text.split('\n').map((line) => withoutComment(line).typed).filter((line) => line !== '').join('\n');
  if (language === 'mermaid') return text.replaceAll(/"[^"]*"/g, '""').replaceAll(/^(\s*(?:loop|participant \w+ as|\w+-?->>\w+:)).*$/gm, '$1');
  return text;
}

describe.each(english.map((document) => [document.file, document] as const))('%s and its Japanese', (file, document) => {
  const japanese = byFile.get(file.replace(/\.md$/, '.ja.md'));

  it('have the same headings, level for level', () => {
    expect(japanese?.headings.map((heading) => heading.replace(/ .*/, ''))).toEqual(document.headings.map((heading) => heading.replace(/ .*/, '')));
  });

  it('have the same code, but for comments', () => {
    expect(japanese?.blocks.map(comparable)).toEqual(document.blocks.map(comparable));
  });

  it('link to each other', () => {
    const name = path.posix.basename(file);
    expect(document.links).toContain(name.replace(/\.md$/, '.ja.md'));
    expect(japanese?.links).toContain(name);
  });
});

describe('what is read of a document', () => {
  it('has anchors as GitHub makes them, and no headings or links of code', () => {
    const { anchors, blocks, headings, links } = parsed('x.md', "# It's `a` — b\n\n## Same\n\n## Same\n\n## 終了コード (例)\n\n```sh\n# no [heading](of.md)\n```\n\n[one](y.md#z) `[no](n.md)` ![two](p.svg)\n");
    expect([...anchors]).toEqual(['its-a--b', 'same', 'same-1', '終了コード-例']);
    expect(headings.length).toBe(4);
    expect(links).toEqual(['y.md#z', 'p.svg']);
    expect(blocks).toEqual([{ language: 'sh', text: '# no [heading](of.md)' }]);
  });

  it('tells comments of a shell from what is typed', () => {
    expect(withoutComment('a --b "# c" d#e   # f # g')).toEqual({ typed: 'a --b "# c" d#e', comment: 'f # g' });
    expect(withoutComment('# all of it')).toEqual({ typed: '', comment: 'all of it' });
    expect(withoutComment("a 'b'")).toEqual({ typed: "a 'b'", comment: '' });
  });
});
