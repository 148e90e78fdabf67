import type { Action, Step, StepEvent } from '../model/plan.ts';
import { cut } from './columns.ts';
import type { Paint } from './paint.ts';
import { stepName } from './step-name.ts';

export interface Progress {
  /** What is being done before there are steps: `reading apim-demo`. */
  doing(text: string): void;
  /** How many steps will run. */
  begin(total: number): void;
  on(event: StepEvent): void;
  /** A wait of the connection. Told once it has lasted. */
  waiting(reason: string, ms: number): void;
  /** A line that stays, above the moving one. */
  line(text: string): void;
  /** Takes the moving line away, so that others may write. */
  rest(): void;
}

export interface Spinner {
  text: string;
  readonly isSpinning: boolean;
  start(): unknown;
  stop(): unknown;
}

export interface ProgressOptions {
  readonly write: (line: string) => void;
  /** Undefined off a terminal: then a line for each finished step. */
  readonly spinner: Spinner | undefined;
  readonly paint: Paint;
  readonly width: number;
  readonly now: () => number;
}

const patience = 10_000;
/** Off a terminal: between two lines about what steps wait for. */
const newsMs = 60_000;
const doing: Readonly<Record<Action, string>> = { create: 'creating', update: 'updating', delete: 'deleting', noop: 'checking' };
const did: Readonly<Record<Action, string>> = { create: 'created', update: 'updated', delete: 'deleted', noop: 'unchanged' };

export function createProgress({ write, spinner, paint, width, now }: ProgressOptions): Progress {
  let total = 0;
  let finished = 0;
  let running: readonly Step[] = [];
  let waitingSince: number | undefined;
  let toldAt: number | undefined;
  let newsAt: number | undefined;

  const spin = (text: string): void => {
    if (spinner === undefined) return;
    spinner.text = cut(text, width - 3);
    if (!spinner.isSpinning) spinner.start();
  };
  const line = (text: string): void => {
    const wasSpinning = spinner?.isSpinning === true;
    if (wasSpinning) spinner.stop();
    write(text);
    if (wasSpinning) spinner.start();
  };
  const position = (): string => {
    const [first, ...others] = running;
    if (first === undefined) return `${finished}/${total}`;
    return `${Math.min(finished + 1, total)}/${total}  ${doing[first.action]} ${stepName(first)}${others.length > 0 ? ` (+${others.length})` : ''}`;
  };
  const ended = (step: Step, text: string | undefined): void => {
    running = running.filter((each) => each !== step);
    finished += 1;
    waitingSince = undefined;
    if (text !== undefined) line(`${`${finished}/${total}`.padStart(String(total).length * 2 + 1)}  ${text}`);
    if (running.length > 0) spin(position());
    else spinner?.stop();
  };

  return {
    line,
    doing: spin,
    rest: () => void spinner?.stop(),
    begin(count) {
      spinner?.stop();
      total = count;
      newsAt = undefined;
      finished = 0;
      waitingSince = undefined;
    },
    on(event) {
      const { step } = event;
      if (step.action === 'noop' && event.type !== 'waiting' && event.type !== 'proven') return;
      switch (event.type) {
        case 'waiting': {
          if (running.length === 0) spin(`${total > 0 ? `${finished}/${total}  ` : ''}waiting for ${event.what}`);
          const at = now();
          if (spinner !== undefined || (newsAt !== undefined && at - newsAt < newsMs)) return;
          newsAt = at;
          return line(`waiting for ${event.what}`);
        }
        case 'proven':
          if (running.length === 0) spinner?.stop();
          return line(paint('green', `proven: ${event.what}`));
        case 'start':
          running = [...running, step];
          return spin(position());
        case 'done':
          // What is gone by itself, as operations are with an import, is no news one by one.
          return ended(step, step.action === 'delete' && !event.wrote ? undefined : paint('green', event.wrote ? `${did[step.action]} ${stepName(step)}` : `${stepName(step)} was already so`) + duration(event.ms));
        case 'failed':
          return ended(step, paint('red', `failed ${stepName(step)}`));
        case 'skipped':
          return;
      }
    },
    waiting(reason, ms) {
      const at = now();
      waitingSince ??= at;
      if (at + ms - waitingSince < patience) return;
      spin(`${total > 0 ? position() : 'working'}, waiting: ${reason}`);
      if (spinner === undefined && (toldAt === undefined || toldAt < waitingSince || at - toldAt >= patience)) {
        toldAt = at;
        line(`still waiting: ${reason}`);
      }
    },
  };
}

/** Says nothing: --quiet and --json. */
export const silent: Progress = {
  doing: () => undefined,
  begin: () => undefined,
  on: () => undefined,
  waiting: () => undefined,
  line: () => undefined,
  rest: () => undefined,
};

/** A moving line on a terminal. */
export async function terminalSpinner(stream: NodeJS.WritableStream, colours: boolean): Promise<Spinner> {
  const { default: ora } = await import('ora');
  // stdin stays ours: a prompt may follow, and Ctrl-C must arrive as a signal.
  return ora({ stream, color: colours ? 'cyan' : false, isEnabled: true, discardStdin: false });
}

function duration(ms: number): string {
  return ms < 1000 ? '' : ` in ${(ms / 1000).toFixed(1)} s`;
}
