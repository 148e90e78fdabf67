import { columnsOf } from './printable.ts';

interface Frame {
  /** The cursor is at the end of its last line. */
  readonly head: readonly string[];
  readonly below: readonly string[];
}

/**
 * Takes a frame away that was drawn when the terminal had another width, and makes room for it where it began. Terminals
 * break lines anew when they become narrower, so that it then takes more rows.
 */
export function eraseFrame(frame: Frame, columns: number): string {
  const { head } = frame;
  const above = head.slice(0, -1).reduce((rows, line) => rows + Math.max(1, Math.ceil(shownColumns(line) / columns)), 0);
  const ofLast = Math.floor(shownColumns(head.at(-1) ?? '') / columns);
  return `\r${move(above + ofLast, 'A')}\u001B[J${makeRoom(frame)}`;
}

/** Below it, where others may write. */
export function leaveFrame({ below }: Frame): string {
  return `${move(below.length, 'B')}\r\n`;
}

/** The cursor then is where it is in the frame, and all lines around are free. */
export function makeRoom({ below, head }: Frame): string {
  return `${'\n'.repeat(head.length + below.length - 1)}${move(below.length, 'A')}`;
}

function move(rows: number, direction: 'A' | 'B'): string {
  return rows === 0 ? '' : `\u001B[${rows}${direction}`;
}

function shownColumns(painted: string): number {
  // oxlint-disable-next-line no-control-regex
  return columnsOf(painted.replaceAll(/\u001B\[[0-9;]*m/g, ''));
}
