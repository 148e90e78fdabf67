import { cancelled, type Asking } from '../../input/prompts.ts';
import type { Question } from '../../model/question.ts';
import type { Frame } from '../../input/prompts-question.ts';
import { eraseFrame, leaveFrame, makeRoom } from '../../output/frame-moves.ts';
import { linePrompt, questionLines } from '../../output/question-lines.ts';
import type { QuestionPage } from '../../output/question-page.ts';
import { questionFrame, replyLines } from '../../output/question-view.ts';
import { wrapText as wrap } from '../../output/wrap-text.ts';
import type { Session } from '../session.ts';
import type { Texts } from './texts/texts.ts';

export interface Asker {
  /** The values that were chosen, or that somebody wants to go back. Fails with `Cancelled` at a Ctrl-C. */
  ask(question: Question): Promise<readonly string[] | 'back'>;
  /** Lines that stay, on stderr, broken at blanks. */
  tell(lines: readonly string[]): void;
}

/** Beyond this a line is hard to read, whatever the terminal has. */
const widest = 100;
const narrowest = 20;

export function askerOf({ io, screen }: Session, asking: Asking, { words }: Texts): Asker {
  // Asked for each time: terminals change their size.
  const page = (): QuestionPage => ({ columns: Math.max(narrowest, Math.min(widest, io.stderr.columns ?? 80)), rows: io.stderr.rows ?? 24, paint: screen.paintErr, words });
  const tell = (lines: readonly string[]): void => screen.err(lines.flatMap((line) => (line.startsWith(' ') || line === '' ? [line] : wrap(line, page().columns - 1))));
  return {
    tell,
    async ask(question) {
      screen.progress.rest();
      const reply = asking.byLine ? await byLine(question, page, asking) : await onScreen(question, page, io, asking);
      if (reply.kind === 'left') throw cancelled();
      return reply.kind === 'back' ? 'back' : reply.values;
    },
  };
}

async function onScreen(question: Question, page: () => QuestionPage, { sleep, stderr }: Session['io'], asking: Asking) {
  const { askOnScreen } = await import('../../input/prompts-question.ts');
  const view = {
    words: page().words,
    draw: (asked: Question, state: Parameters<typeof questionFrame>[1]) => questionFrame(asked, state, page()),
    moves: { erase: (frame: Frame) => eraseFrame(frame, stderr.columns ?? 80), leave: leaveFrame, makeRoom },
    sleep,
    drawReply: (asked: Question, reply: Parameters<typeof replyLines>[1]) => replyLines(asked, reply, page()),
  };
  return askOnScreen(question, view, asking);
}

async function byLine(question: Question, page: () => QuestionPage, asking: Asking) {
  const { askByLine } = await import('../../input/prompts-lines.ts');
  const view = {
    words: page().words,
    list: (asked: Question, typed: string) => questionLines(asked, typed, page()),
    explain: ({ help }: Question) => help.flatMap((paragraph) => wrap(paragraph, page().columns - 1)),
    error: (text: string) => wrap(text, page().columns - 1),
    prompt: (asked: Question) => linePrompt(asked, page().words),
  };
  return askByLine(question, view, asking);
}
