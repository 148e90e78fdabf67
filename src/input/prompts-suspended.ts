import type { Interface } from 'node:readline';
import type { Asking } from './prompts.ts';

/** Longer than it takes until a process that is to be stopped is. */
const stopsWithinMs = 50;

interface Suspended {
  /** Before the process stops. */
  leave(): void;
  /** When it runs again, or was not stopped at all: outside of a shell nothing stops it, and nothing tells so. */
  goOn(): void;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Ctrl-Z stops the process, and fg goes on with it: readline alone then reads no further.
 * @returns what ends this
 */
export function suspends(line: Interface, input: Asking['input'], { goOn, leave, sleep }: Suspended): () => void {
  let stopping: AbortController | undefined;
  const onContinue = (): void => {
    if (stopping === undefined) return;
    stopping.abort();
    stopping = undefined;
    if ('setRawMode' in input && typeof input.setRawMode === 'function') input.setRawMode(true);
    line.resume();
    goOn();
  };
  const onStop = (): void => {
    if (stopping !== undefined) return;
    stopping = new AbortController();
    leave();
    sleep(stopsWithinMs, stopping.signal).then(onContinue, () => undefined);
    // Without a listener readline stops the process by itself.
    line.off('SIGTSTP', onStop);
    line.write(null, { ctrl: true, name: 'z' });
    line.on('SIGTSTP', onStop);
  };
  // Readline pauses before it tells this.
  const onTold = (): void => {
    line.resume();
    onContinue();
  };
  line.on('SIGTSTP', onStop);
  line.on('SIGCONT', onTold);
  return () => {
    stopping?.abort();
    line.off('SIGTSTP', onStop);
    line.off('SIGCONT', onTold);
  };
}
