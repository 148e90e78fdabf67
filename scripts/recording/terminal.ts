import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export type Style = 'plain' | 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** A piece of a line in one style. */
export interface Run {
  readonly text: string;
  readonly style: Style;
}

export type Line = readonly Run[];

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** Runs a program in a pseudo terminal, and gives what stands there in the end, above the screen too. Fails where it does not end with 0. */
export async function screenOf(program: string, args: readonly string[], { columns, rows }: Size, cwd: string, env: Readonly<Record<string, string>>): Promise<readonly Line[]> {
  const screen = new xterm.Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const child = spawn(program, [...args], { name: 'xterm-256color', cols: columns, rows, cwd, env: { ...env } });
  child.onData((data) => screen.write(data));
  const code = await new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => resolve(exitCode));
  });
  await new Promise<void>((resolve) => {
    screen.write('', resolve);
  });
  const lines = linesOf(screen, columns);
  screen.dispose();
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${lines.map(textOf).join('\n')}`);
  return lines;
}

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

function linesOf(screen: xterm.Terminal, columns: number): readonly Line[] {
  const { active } = screen.buffer;
  const lines = Array.from({ length: active.length }, (_, index) => lineOf(active.getLine(index), columns));
  const last = lines.findLastIndex((line) => textOf(line) !== '');
  return lines.slice(0, last + 1);
}

function lineOf(line: xterm.IBufferLine | undefined, columns: number): Line {
  const runs: { text: string; style: Style }[] = [];
  const end = line?.translateToString(true).length ?? 0;
  for (let column = 0; column < Math.min(end, columns); column += 1) {
    const cell = line?.getCell(column);
    const style = styleOf(cell);
    const text = cell?.getChars() || ' ';
    const last = runs.at(-1);
    if (last?.style === style) last.text += text;
    else runs.push({ text, style });
  }
  return runs;
}

const colours: Readonly<Record<number, Style>> = { 1: 'red', 2: 'green', 3: 'yellow', 6: 'cyan', 8: 'dim', 9: 'red', 10: 'green', 11: 'yellow', 14: 'cyan' };

function styleOf(cell: xterm.IBufferCell | undefined): Style {
  if (cell === undefined) return 'plain';
  const colour = cell.isFgPalette() ? colours[cell.getFgColor()] : undefined;
  return colour ?? (cell.isBold() !== 0 ? 'bold' : cell.isDim() !== 0 ? 'dim' : 'plain');
}
