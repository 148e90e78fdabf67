import type { Value } from '../value.ts';
import { numberOf } from './arguments.ts';
import { digitsOf, grouped, hundredfold } from './format-number.ts';

type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'digit'; readonly zero: boolean } | { readonly kind: 'point' | 'comma' };

/** A custom numeric format: `0.00`, `#,##0`, `0.0%;(0.0%);none`. */
export function customNumber(value: Value, format: string): string {
  const [first = '', second = '', third] = sectionsOf(format);
  const number = numberOf(value);
  if (third !== undefined && number === 0) return write(value, third, false);
  return number < 0 && second !== '' ? write(value, second, false) : write(value, first, true);
}

/** At semicolons that neither quotes nor a backslash hide. */
function sectionsOf(format: string): readonly string[] {
  const sections = [''];
  for (const [piece] of format.matchAll(/"[^"]*"?|'[^']*'?|\\.?|./gs)) {
    if (piece === ';') sections.push('');
    else sections.push((sections.pop() ?? '') + piece);
  }
  return sections;
}

function piecesOf(section: string): readonly Piece[] {
  return (section.match(/"[^"]*"?|'[^']*'?|\\.?|./gs) ?? []).map((part): Piece => {
    if (part === '0' || part === '#') return { kind: 'digit', zero: part === '0' };
    if (part === '.') return { kind: 'point' };
    if (part === ',') return { kind: 'comma' };
    return { kind: 'text', text: /^["']/.test(part) ? part.replaceAll(/^["']|["']$/g, '') : part.startsWith('\\') ? part.slice(1) : part };
  });
}

const isDigit = (piece: Piece): boolean => piece.kind === 'digit';

function write(value: Value, section: string, ownSign: boolean): string {
  const pieces = piecesOf(section);
  const point = pieces.findIndex(({ kind }) => kind === 'point');
  const before = point < 0 ? pieces : pieces.slice(0, point);
  const behind = point < 0 ? [] : pieces.slice(point + 1);
  const percent = pieces.some((piece) => piece.kind === 'text' && piece.text === '%');
  const digits = digitsOf(percent ? hundredfold(value) : value, behind.filter(isDigit).length);
  const places = before.filter(isDigit);
  const firstZero = places.findIndex((piece) => piece.kind === 'digit' && piece.zero);
  const whole = (digits.whole === '0' ? '' : digits.whole).padStart(firstZero < 0 ? 0 : places.length - firstZero, '0');
  const comma = before.findIndex(({ kind }) => kind === 'comma');
  const groups = before.slice(0, Math.max(comma, 0)).some(isDigit) && before.slice(comma).some(isDigit);
  const fraction = fractionPart(behind, digits.fraction);
  const zero = !/[1-9]/.test(whole + digits.fraction);
  return `${digits.negative && ownSign && !zero ? '-' : ''}${wholePart(before, groups ? grouped(whole) : whole)}${fraction.digits === '' ? '' : '.'}${fraction.text}`;
}

/** The first place takes all digits that are more than places; literals between places divide them. */
function wholePart(pieces: readonly Piece[], whole: string): string {
  const endings = [...whole].map((char, at) => (char === ',' ? 0 : at + 1)).filter((end) => end > 0);
  let left = pieces.filter(isDigit).length;
  let at = 0;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text;
    if (piece.kind !== 'digit') continue;
    left -= 1;
    const end = left === 0 ? whole.length : (endings[endings.length - left - 1] ?? 0);
    text += whole.slice(at, Math.max(at, end));
    at = Math.max(at, end);
  }
  return text;
}

function fractionPart(pieces: readonly Piece[], fraction: string): { readonly text: string; readonly digits: string } {
  const lastZero = pieces.filter(isDigit).findLastIndex((piece) => piece.kind === 'digit' && piece.zero);
  const digits = fraction.slice(0, Math.max(lastZero + 1, fraction.replace(/0+$/, '').length));
  let at = 0;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') text += piece.text;
    if (piece.kind !== 'digit') continue;
    text += digits.charAt(at);
    at += 1;
  }
  return { text, digits };
}
