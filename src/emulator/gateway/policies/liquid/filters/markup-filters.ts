import { htmlEncode, urlDecode, urlEncode } from '../../../../expressions/run/library/web-utility.ts';
import { ofText } from './filter.ts';
import type { Filters } from './filter.ts';

const blocks: readonly (readonly [start: string, end: string])[] = [['<script', '</script>'], ['<!--', '-->'], ['<style', '</style>']];

/** Scripts, styles and comments with what is in them, then every tag. What is not closed stays. */
function stripHtml(text: string): string {
  return without(withoutBlocks(text), [['<', '>']]);
}

function withoutBlocks(text: string): string {
  return without(text, blocks);
}

/** Walks over the text once: an end that is not there any more is not searched for again. */
function without(text: string, pairs: typeof blocks): string {
  const lower = text.toLowerCase().length === text.length ? text.toLowerCase() : text;
  const gone = new Set<string>();
  let kept = '';
  let at = 0;
  let from = lower.indexOf('<');
  while (from >= 0) {
    const pair = pairs.find(([start, end]) => !gone.has(end) && lower.startsWith(start, from));
    const end = pair ? lower.indexOf(pair[1], from + pair[0].length) : -1;
    if (pair && end < 0) gone.add(pair[1]);
    if (pair && end >= 0) {
      kept += text.slice(at, from);
      at = end + pair[1].length;
    }
    from = lower.indexOf('<', Math.max(at, from + 1));
  }
  return kept + text.slice(at);
}

const escape = ofText(htmlEncode);

export const markupFilters: Filters = {
  Escape: escape,
  H: escape,
  NewlineToBr: ofText((text, _, { spend }) => {
    const broken = text.replaceAll(/\r?\n/g, '<br />$&');
    spend(broken.length);
    return broken;
  }),
  StripHtml: ofText(stripHtml),
  StripNewlines: ofText((text) => text.replaceAll(/\r?\n/g, '')),
  UrlDecode: ofText(urlDecode),
  UrlEncode: ofText(urlEncode),
};
