import { styleText } from 'node:util';

type Style = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold';

/** Colours one text; gives it back as it is where there are no colours. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;

export const coloured: Paint = (style, text) => (text === '' ? text : styleText(style, text, { validateStream: false }));

/** Colours are for terminals; `--no-color` and NO_COLOR are stronger than FORCE_COLOR, that is stronger than the rest. */
export function wantsColour(isTty: boolean, noColor: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (noColor || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return !['0', 'false'].includes(forced);
  return isTty && env['TERM'] !== 'dumb';
}
