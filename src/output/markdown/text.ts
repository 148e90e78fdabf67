import { printable } from '../printable.ts';

/** Cuts by characters, so that nothing is cut in halves. */
export function shortened(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/**
 * Code with exactly this text: nothing in it is Markdown, HTML, a mention or a link. Fit for a cell of a table, which a pipe ends
 * even there (GitHub Flavored Markdown, tables).
 */
export function code(text: string, most = 200): string {
  const shown = shortened(oneLine(text), most);
  if (shown === '') return '—';
  // A backslash before a pipe would end its escape: then it is HTML, with every mark as a number.
  if (shown.includes('|')) return `<code>${shown.replaceAll(/[^\p{L}\p{N} ]/gu, (mark) => `&#${mark.codePointAt(0)};`)}</code>`;
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || (shown.startsWith(' ') && shown.endsWith(' ')) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A sentence in which names of others may stand: it stays a sentence. Addresses become code, so that they lead nowhere. */
export function prose(text: string, most = 2000): string {
  return shortened(oneLine(text), most)
    .split(/((?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+)/i)
    .map((part, index) => (index % 2 === 1 ? code(part, most) : escaped(part)))
    .join('')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[#+=-]/, '\\$&');
}

/** Mentions and references (`@team`, `#12`, `!12`) are made by the site and not by Markdown, so that a backslash does not stop them. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]|~$]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[@#!](?=[\w\\&])/g, '$&&#8203;');
}

/** For inside of HTML tags. */
export function html(text: string, most = 200): string {
  return shortened(oneLine(text), most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A block of lines as they are, whatever they hold. */
export function block(lines: readonly string[], language = 'text'): readonly string[] {
  const text = lines.map((line) => printable(line.replaceAll('\t', '  ')));
  const fence = '`'.repeat(Math.max(3, ...text.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...text, fence];
}

/** What is shown when somebody asks for it. Blank lines around, so that what is inside is Markdown again. */
export function collapsed(summary: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>', ''];
}

function oneLine(text: string): string {
  return printable(text.replaceAll(/\s*[\r\n]+\s*/g, ' ').replaceAll('\t', ' ').replaceAll(/[\u200B\u2028\u2029\uFEFF]/g, ' ').trim());
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}
