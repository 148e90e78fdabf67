import { asciiWordCharacter, wordCharacter } from './character-sets.ts';
import type { Anchor, CharacterSet, PatternOptions } from './pattern.ts';

const isLineFeed = (text: string, at: number): boolean => text.charCodeAt(at) === 10;

const boundary =
  (word: CharacterSet): Anchor =>
  (text, at) =>
    (at > 0 && word(text.charCodeAt(at - 1))) !== (at < text.length && word(text.charCodeAt(at)));

const atStart: Anchor = (_, at) => at === 0;
const atEnd: Anchor = (text, at) => at === text.length;
/** `$` and `\Z` also stand before a line feed that ends the text. */
const atLastLineEnd: Anchor = (text, at) => at === text.length || (at === text.length - 1 && isLineFeed(text, at));

/** `^`, `$`, `\b` and the like; `onlyAtStart` lets a search stop after its first try. */
export function anchorOf(sign: string, options: PatternOptions): { readonly holds: Anchor; readonly onlyAtStart: boolean } {
  const isBoundary = boundary(options.ecmaScript ? asciiWordCharacter : wordCharacter);
  switch (sign) {
    case '^':
      return options.multiline ? { holds: (text, at) => at === 0 || isLineFeed(text, at - 1), onlyAtStart: false } : { holds: atStart, onlyAtStart: true };
    case '$':
      return { holds: options.multiline ? (text, at) => at === text.length || isLineFeed(text, at) : options.ecmaScript ? atEnd : atLastLineEnd, onlyAtStart: false };
    case '\\A':
      return { holds: atStart, onlyAtStart: true };
    case '\\z':
      return { holds: atEnd, onlyAtStart: false };
    case '\\Z':
      return { holds: atLastLineEnd, onlyAtStart: false };
    case '\\G':
      return { holds: (_, at, begin) => at === begin, onlyAtStart: false };
    case '\\b':
      return { holds: isBoundary, onlyAtStart: false };
    default:
      return { holds: (text, at, begin) => !isBoundary(text, at, begin), onlyAtStart: false };
  }
}
