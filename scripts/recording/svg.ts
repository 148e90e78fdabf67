import type { Recorded } from './record.ts';
import { about, title } from './scenes.ts';
import type { Line, Run, Size, Style } from './terminal.ts';

/** Of 13 px: most fonts of one width are 0.6 wide. */
const cell = { width: 7.83, height: 17 };
const margin = 16;
const bar = 34;
/** Seconds. */
const pace = { letter: 0.035, line: 0.07, call: 0.16, think: 0.9, read: 2.4, end: 6 };

interface Colours {
  readonly back: string;
  readonly text: string;
  readonly line: string;
  readonly runs: Readonly<Partial<Record<Style, string>>>;
}

/** Those of GitHub, whose contrast is enough for reading. */
const light: Colours = { back: '#fff', text: '#1f2328', line: '#d1d9e0', runs: { dim: '#59636e', red: '#c21c2c', green: '#116329', yellow: '#7d4e00', cyan: '#0a5c80' } };
const dark: Colours = { back: '#0d1117', text: '#e6edf3', line: '#3d444d', runs: { dim: '#9198a1', red: '#ff7b72', green: '#56d364', yellow: '#e3b341', cyan: '#76e3ea' } };

interface Row {
  readonly line: Line;
  /** When it is there. */
  readonly at: number;
  /** Of a prompt: how long it takes to be typed. */
  readonly typed?: number;
}

/**
 * A recording as an SVG that moves by CSS alone. Whoever wants no motion, or has a viewer that knows none, sees the last screen.
 * Colours follow the scheme of the reader.
 */
export function asSvg(recorded: readonly Recorded[], { columns, rows }: Size): string {
  const all = timed(recorded);
  const total = (all.at(-1)?.at ?? 0) + pace.end;
  const width = Math.ceil(columns * cell.width) + 2 * margin;
  const height = rows * cell.height + 2 * margin + bar;
  const last = Math.max(0, all.length - rows) * cell.height;
  const percent = (at: number): string => `${((100 * at) / total).toFixed(2)}%`;
  // The screen goes up by whole lines; a cover of its colour goes down in front of what is not there yet.
  const moves = all.map(({ at }, index) => ({ at, up: Math.max(0, index + 1 - rows) * cell.height, down: (index + 1) * cell.height }));
  const scroll = moves.filter(({ up }, index) => up !== (moves[index - 1]?.up ?? 0)).map(({ at, up }) => `${percent(at)}{transform:translateY(${-up}px)}`);
  const cover = moves.map(({ at, down }) => `${percent(at)}{transform:translateY(${down}px)}`);
  const typing = all.flatMap(({ at, typed }, index) => (typed === undefined ? [] : [{ at, typed, index, letters: lengthOf(all[index]?.line ?? []) - 2 }]));
  const style = `
text{font-size:13px;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace}.bold{font-weight:700}
${coloured(light)}
@media(prefers-color-scheme:dark){${coloured(dark)}}
.c,.t{visibility:hidden}
@media(prefers-reduced-motion:no-preference){.c,.t{visibility:visible}.s{animation:s ${total.toFixed(2)}s step-end infinite}.c{animation:c ${total.toFixed(2)}s step-end infinite}
${typing.map(({ index }) => `.t${index}{animation:t${index} ${total.toFixed(2)}s linear infinite}`).join('')}}
@keyframes s{0%{transform:none}${scroll.join('')}}
@keyframes c{0%{transform:none}${cover.join('')}}
${typing.map(({ at, index, letters, typed }) => `@keyframes t${index}{0%,${percent(at)}{transform:none;animation-timing-function:steps(${letters})}${percent(at + typed)},100%{transform:translateX(${rounded(letters * cell.width)}px)}}`).join('\n')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title about">
<title id="title">${escaped(title)}</title>
<desc id="about">${escaped(about)}</desc>
<style>${style}
</style>
<clipPath id="screen"><rect x="1.5" width="${width - 3}" height="${rows * cell.height + 4}"/></clipPath>
<rect class="b l" x=".5" y=".5" width="${width - 1}" height="${height - 1}" rx="8"/>
<text class="dim" x="${margin}" y="24">${escaped(title)}</text>
<path class="l" d="M0 ${bar}.5h${width}"/>
<g transform="translate(0 ${bar + margin})" clip-path="url(#screen)"><g class="s" transform="translate(0 ${-last})">
${all.map(({ line }, index) => drawn(line, index)).filter((text) => text !== '').join('\n')}
${typing.map(({ index, letters }) => `<rect class="b t t${index}" x="${rounded(margin + 2 * cell.width)}" y="${index * cell.height}" width="${rounded(letters * cell.width + margin)}" height="${cell.height}"/>`).join('\n')}
<rect class="b c" x="1" width="${width - 2}" height="${(all.length + rows) * cell.height}"/>
</g></g>
</svg>
`;
}

/** Without variables of CSS: what makes a picture of it may not know them. */
function coloured({ back, line, runs, text }: Colours): string {
  return `text{fill:${text}}.b{fill:${back}}.l{stroke:${line}}${Object.entries(runs).map(([name, colour]) => `.${name}{fill:${colour}}`).join('')}`;
}

function timed(recorded: readonly Recorded[]): readonly Row[] {
  const rows: Row[] = [];
  let at = 0.4;
  for (const { command, lines } of recorded) {
    const typed = command.length * pace.letter;
    rows.push({ line: [{ text: '$ ', style: 'dim' }, { text: command, style: 'bold' }], at, typed });
    at += typed + pace.think;
    for (const line of lines) {
      rows.push({ line, at });
      at += isCall(line) ? pace.call : pace.line;
    }
    at += pace.read;
    rows.push({ line: [], at });
  }
  return rows.slice(0, -1);
}

function isCall(line: Line): boolean {
  return /^ *\d+ : /.test(line.map(({ text }) => text).join(''));
}

function lengthOf(line: Line): number {
  return line.reduce((sum, { text }) => sum + text.length, 0);
}

/** Each run says where it begins, so that columns stay in line in every font. */
function drawn(line: Line, index: number): string {
  let column = 0;
  const spans = trimmed(line).map((run) => {
    const text = span(run, margin + column * cell.width);
    column += run.text.length;
    return text;
  });
  return column === 0 ? '' : `<text y="${index * cell.height + 13}">${spans.join('')}</text>`;
}

function trimmed(line: Line): Line {
  const last = line.at(-1);
  return last === undefined ? line : [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}

function span({ style, text }: Run, x: number): string {
  const blanks = text.length - text.trimStart().length;
  if (blanks === text.length) return '';
  return `<tspan x="${rounded(x + blanks * cell.width)}"${style === 'plain' ? '' : ` class="${style}"`}>${escaped(text.slice(blanks))}</tspan>`;
}

function rounded(number: number): string {
  return String(Math.round(number * 100) / 100);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
