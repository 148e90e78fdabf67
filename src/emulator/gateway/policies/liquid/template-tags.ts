/** A template with what stands in its `{{ … }}` and `{% … %}` changed; what `{% raw %}` covers is text. */
export function changeTags(template: string, change: (tag: string) => string): string {
  const opening = /\{[{%]/g;
  let changed = '';
  let at = 0;
  for (let open = opening.exec(template); open; open = opening.exec(template)) {
    const end = endOfTag(template, open.index + 2, open[0] === '{{' ? '}' : '%');
    if (end < 0) break;
    const tag = template.slice(open.index, end);
    changed += template.slice(at, open.index) + change(tag);
    at = end;
    opening.lastIndex = /^\{%-?\s*raw\b/.test(tag) ? endOfRaw(template, end) : end;
  }
  return changed + template.slice(at);
}

/** Behind the braces that close a tag; those in quotes do not. */
function endOfTag(template: string, from: number, sign: string): number {
  for (let at = from; at < template.length; at += 1) {
    const char = template.charAt(at);
    if (char === '"' || char === "'") {
      at = template.indexOf(char, at + 1);
      if (at < 0) return -1;
    } else if (char === sign && template.charAt(at + 1) === '}') return at + 2;
  }
  return -1;
}

function endOfRaw(template: string, from: number): number {
  const closing = /\{%-?\s*endraw\b/g;
  closing.lastIndex = from;
  return closing.exec(template)?.index ?? template.length;
}

/** DotLiquid's quoted text has no escapes, so that `'\'` is a backslash; the library's has. */
export function withoutEscapes(tag: string): string {
  return tag.replaceAll(/"[^"]*"|'[^']*'/g, (quoted) => quoted.replaceAll('\\', '\\\\'));
}
