import type { Interpolation } from '../../syntax/expression.ts';
import type { Frame } from '../frame.ts';
import { aligned } from '../library/composite-format.ts';
import { toFormattedText, toText } from '../to-text.ts';
import type { Code } from './code.ts';
import { compile } from './expression.ts';
import type { Place } from './place.ts';

/** `$"a{b,10:N2}"`. */
export function compileInterpolation({ parts }: Interpolation, place: Place): Code {
  const texts = parts.map((part): ((frame: Frame) => string) => {
    if (part.kind === 'text') return () => part.value;
    const value = compile(part.expression, place);
    const { format } = part;
    if (part.alignment === undefined) return format === undefined ? (frame) => toText(value(frame)) : (frame) => toFormattedText(value(frame), format);
    const width = compile(part.alignment, place);
    return (frame) => aligned(toFormattedText(value(frame), format), Number(width(frame)));
  });
  return (frame) => {
    let text = '';
    let longest = 0;
    for (const part of texts) {
      const next = part(frame);
      if (next.length > longest) longest = next.length;
      text += next;
    }
    frame.run.spend(text.length - longest + 1);
    return text;
  };
}
