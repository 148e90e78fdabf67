import type { Interface } from 'node:readline';
import type { Question, QuestionState, QuestionWords, Reply } from '../model/question.ts';
import type { Asking } from './prompts.ts';
import { suspends } from './prompts-suspended.ts';
import { opened, pressed, type Key } from './question-keys.ts';

/** What stands on the screen: the cursor behind the last line of `head`. */
export interface Frame {
  readonly head: readonly string[];
  readonly below: readonly string[];
}

/** What is written to the terminal around a frame. */
interface FrameMoves {
  /** Takes it away; it was drawn for another size. */
  erase(frame: Frame): string;
  /** To where others may write, and it stays. */
  leave(frame: Frame): string;
  /** For a frame that begins at the cursor. */
  makeRoom(frame: Frame): string;
}

/** How questions look. */
interface QuestionView {
  readonly words: QuestionWords;
  /** Called for every change, and when the terminal has got another size. */
  draw(question: Question, state: QuestionState): Frame;
  readonly moves: FrameMoves;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** What stays of a question that was answered, or left. */
  drawReply(question: Question, reply: Reply): readonly string[];
}

/** Terminals then put marks around what is pasted, so that its line ends answer nothing. */
const markPastes = { on: '\u001B[?2004h', off: '\u001B[?2004l' };

/** Asks one question on the screen. Never rejects for a Ctrl-C: that is the reply `left`. */
export async function askOnScreen(question: Question, view: QuestionView, { input, output, signal }: Asking): Promise<Reply> {
  const { createPrompt, useEffect, useKeypress, useState } = await import('@inquirer/core');
  const { moves } = view;
  let drawn: Frame | undefined;
  const prompt = createPrompt<Reply, object>((_, done) => {
    const [state, setState] = useState(opened(question));
    const [reply, setReply] = useState<Reply | undefined>(undefined);
    const [, setTimes] = useState(0);
    useEffect((line) => {
      // Ctrl-D closes it.
      line.on('close', () => done({ kind: 'left' }));
      let times = 0;
      const redraw = (before: (frame: Frame) => string): void => {
        if (drawn !== undefined) output.write(before(drawn));
        setTimes((times += 1));
      };
      const onResize = (): void => redraw(moves.erase);
      output.on('resize', onResize);
      const suspended = {
        leave: () => void output.write(`${drawn === undefined ? '' : moves.leave(drawn)}${markPastes.off}`),
        goOn: () => redraw((frame) => `${markPastes.on}${moves.makeRoom(frame)}`),
        sleep: view.sleep,
      };
      // Inquirer's type leaves out what is there.
      const isOver = suspends(line as unknown as Interface, input, suspended);
      return () => {
        output.off('resize', onResize);
        isOver();
      };
    }, []);
    useKeypress((key, line) => {
      // What is typed is ours to keep: a filter ends with other keys than a line.
      line.clearLine(0);
      const next = pressed(state, key as Key, question, view.words);
      if (!('kind' in next)) return setState(next);
      setReply(next);
      done(next);
    });
    if (reply !== undefined) return view.drawReply(question, reply).join('\n');
    drawn = view.draw(question, state);
    const { below, head } = drawn;
    return [head.join('\n'), below.join('\n')];
  });
  output.write(markPastes.on);
  try {
    return await prompt({}, { input, output, signal });
  } catch (error) {
    // Told apart by name: a bundle may hold the class twice.
    if (error instanceof Error && /^(Exit|Abort|Cancel)PromptError$/.test(error.name)) return { kind: 'left' };
    throw error;
  } finally {
    output.write(markPastes.off);
  }
}
