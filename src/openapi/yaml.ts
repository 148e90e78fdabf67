import { Composer, Lexer, Parser, type Document } from 'yaml';
import { faultAt } from './yaml-fault.ts';
import { checkNodes } from './yaml-nodes.ts';
import { parsedInParts } from './yaml-parts.ts';

/** The parser takes kilobytes of memory for each level: what is far too deep is refused before it. */
const mostOpen = 1000;

/** It takes 3 microseconds and 500 bytes for each token. Published descriptions have one for every five to seven characters. */
const mostTokens = 1_250_000;

/** `uniqueKeys` takes quadratic time: `checkNodes` looks for them. */
const options = { schema: 'core', merge: true, uniqueKeys: false, logLevel: 'silent', stringKeys: true } as const;

/**
 * YAML 1.2 as JSON would have it, with merge keys. A key that stands twice, aliases that stand for too much and what is
 * nested too deep are refused. Throws an Error that says what is wrong, with line and column.
 */
export function parseYaml(text: string): unknown {
  const deep = farTooDeep(text);
  if (deep !== undefined) throw faultAt(text, deep, 'it is nested far too deep');
  return parsedInParts(text, valueOf) ?? valueOf(text);
}

function valueOf(text: string): unknown {
  const document = composed(text);
  checkNodes(document, text);
  // What aliases stand for was counted.
  return document.toJS({ maxAliasCount: -1 });
}

function composed(text: string): Document.Parsed {
  const composer = new Composer(options);
  const [document, second] = composer.compose(tokensOf(text), true, text.length);
  if (document === undefined) throw new Error('it is empty');
  const [fault] = document.errors;
  if (fault !== undefined) throw faultAt(text, fault.pos[0], fault.message);
  if (second !== undefined) throw faultAt(text, second.range[0], 'it holds a second document');
  return document;
}

function* tokensOf(text: string): ReturnType<Parser['parse']> {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > mostTokens) throw faultAt(text, parser.offset, `it has more than ${mostTokens} tokens, which are read in JSON only,`);
    yield* parser.next(lexeme);
  }
  yield* parser.end();
}

/** Where brackets are left open, in texts too, and `- - -` on one line; a guess that no real description is hurt by. */
function farTooDeep(text: string): number | undefined {
  let open = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]{}]/g)) {
    open = bracket === '[' || bracket === '{' ? open + 1 : Math.max(0, open - 1);
    if (open > mostOpen) return index;
  }
  return /(?:[-?:][ \t]+){256}/.exec(text)?.index;
}
