import { type Encoding, loadEncoding } from './encoding.ts';
import { cutLongRuns } from './long-runs.ts';
import { remembering } from './remembering.ts';

/** A token's text; a few tokens together where they are parts of one character. */
export interface Piece {
  readonly text: string;
  readonly tokens: number;
}

export interface Tokenizer {
  count(text: string): number;
  /** Counts the texts of one request: together so many characters exactly, what is beyond at the same rate. */
  counter(): (text: string) => number;
  /** `text`, token by token. */
  pieces(text: string): readonly Piece[];
  /** The first `limit` tokens of `text`. `tokens`: how many there are then; a character of which tokens are missing is left out but counted. */
  first(text: string, limit: number): { readonly text: string; readonly tokens: number; readonly cut: boolean };
  /** What tokens say that a client sends as numbers. */
  textOf(tokens: readonly number[]): string;
}

/** What is remembered: the same prompt is often sent again, and answered alike. */
const rememberedTexts = 200;
const longestRemembered = 20_000;
const longestInPieces = 2_000;
/** Characters that are encoded to be counted: some take microseconds each, and a request may have millions. */
const countedExactly = 200_000;

let made: Promise<Tokenizer> | undefined;

/** Loads the encoding the first time. */
export function tokenizer(): Promise<Tokenizer> {
  made ??= loadEncoding().then((encoding) => tokenizerOf(encoding));
  return made;
}

/** Tokens of `text` in o200k_base, whatever stands in it. */
export async function countTokens(text: string): Promise<number> {
  return (await tokenizer()).count(text);
}

function tokenizerOf(encoding: Encoding): Tokenizer {
  const counts = remembering<number>(rememberedTexts, longestRemembered);
  const inPieces = remembering<readonly Piece[]>(rememberedTexts, longestInPieces);
  const exactly = (text: string): number => counts(text, () => cutLongRuns(text).reduce((sum, part) => sum + encoding.count(part), 0));
  const pieces = (text: string): readonly Piece[] => inPieces(text, () => cutLongRuns(text).flatMap((part) => piecesOf(part, encoding.lengths(part))));
  const counter = (): ((text: string) => number) => {
    let [characters, tokens] = [0, 0];
    return (text) => {
      const begin = text.length <= countedExactly - characters ? text : text.slice(0, countedExactly - characters);
      const counted = exactly(begin);
      characters += begin.length;
      tokens += counted;
      const beyond = text.length - begin.length;
      return beyond === 0 ? counted : counted + Math.max(1, Math.round((beyond * tokens) / characters));
    };
  };
  return {
    count: (text) => counter()(text),
    counter,
    pieces,
    textOf: encoding.textOf,
    first(text, limit) {
      let kept = '';
      let tokens = 0;
      for (const piece of pieces(text)) {
        if (tokens + piece.tokens > limit) return { text: kept, tokens: limit, cut: true };
        kept += piece.text;
        tokens += piece.tokens;
      }
      return { text: kept, tokens, cut: false };
    },
  };
}

function piecesOf(text: string, lengths: readonly number[]): Piece[] {
  const bytes = Buffer.from(text);
  const pieces: Piece[] = [];
  let begun = 0;
  let end = 0;
  let tokens = 0;
  for (const length of lengths) {
    end += length;
    tokens += 1;
    if (isInside(bytes[end])) continue;
    pieces.push({ text: bytes.toString('utf8', begun, end), tokens });
    begun = end;
    tokens = 0;
  }
  return pieces;
}

/** Whether this byte of UTF-8 goes on with a character. */
function isInside(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
