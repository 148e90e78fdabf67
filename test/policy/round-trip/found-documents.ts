import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A policy document or fragment as it stands in a file, or in a string or code block of one. */
export interface FoundDocument {
  /** From the folder, with the line where it begins in what is not a document by itself. */
  readonly name: string;
  readonly text: string;
}

const wholeDocument = /^\uFEFF?(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*<(?:policies|fragment)\b/;
const documentInside = /<(policies|fragment)(?=[\s/>])[^]*?(?:<\/\1\s*>)/g;
/** What is not text, and what is installed. */
const passedOver = /\.(?:png|jpe?g|gif|svg|ico|zip|gz|pdf|pptx|dll|pdb|woff2?|drawio)$|(?:^|\/)(?:\.git|node_modules)\//i;

export function* documentsIn(folder: string): Generator<FoundDocument> {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted()) {
    if (passedOver.test(name)) continue;
    const text = readFileSync(path.join(folder, name), 'utf8');
    if (wholeDocument.test(text)) yield { name, text };
    else if (!name.endsWith('.xml')) yield* embedded(name, text);
  }
}

function* embedded(name: string, text: string): Generator<FoundDocument> {
  for (const { 0: found, index } of text.matchAll(documentInside)) yield { name: `${name}:${text.slice(0, index).split('\n').length}`, text: found.includes('\n') ? found : unescaped(found) };
}

/** A string literal on one line: C#, JSON or Python. */
function unescaped(literal: string): string {
  return literal.replaceAll(/\\([rnt"'\\])/g, (_, sign: string) => ({ r: '\r', n: '\n', t: '\t' })[sign] ?? sign);
}
