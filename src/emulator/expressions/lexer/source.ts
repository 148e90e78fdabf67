import { ExpressionFault } from '../fault.ts';

/** The text that is being read, how far, and how deep inside of interpolated strings. */
export interface Source {
  readonly text: string;
  at: number;
  depth: number;
}

/** Strings within holes of strings; our own limit, far above what anybody writes. */
const maxInterpolationDepth = 16;

export function deeper<T>(source: Source, read: () => T): T {
  if (source.depth >= maxInterpolationDepth) throw new ExpressionFault('An expression is too long or complex to compile', source.at);
  source.depth += 1;
  const result = read();
  source.depth -= 1;
  return result;
}

/** As Azure says it of strings and characters that do not end on their line (recorded twice: devops-resource-kit#350, fgheysels.github.io/json-in-apim-policies). */
export function unterminated(offset: number): ExpressionFault {
  return new ExpressionFault(
    'Unterminated string literal.  Strings that start with a quotation mark (") must be terminated before the end of the line.  However, strings that start with @ and a quotation mark (@") can span multiple lines.',
    offset,
  );
}
