import { filtered, type Choice, type Question, type QuestionState, type Reply } from '../model/question.ts';
import { end } from './columns.ts';
import { columnsOf } from './printable.ts';
import { aboutLines, listLines } from './question-list.ts';
import type { QuestionPage } from './question-page.ts';
import { fitText } from './wrap-text.ts';

/** Fewer choices at a time are no list; more are no overview. */
const fewest = 3;
const most = 12;

/** A question on the screen: never higher than it, and no line wider. */
export function questionFrame(question: Question, state: QuestionState, page: QuestionPage): { readonly head: readonly string[]; readonly below: readonly string[] } {
  const head = headOf(question, state, page);
  const keys = keyLines(question, page);
  const shown = question.kind === 'text' ? [] : filtered(question.choices, state.typed);
  const room = page.rows - head.length - keys.length - 1;
  const least = question.kind === 'text' ? 0 : state.explains ? fewest - 1 : fewest;
  const notes = shortened(noteLines(question, state, shown, page), Math.max(1, room - least));
  const list = question.kind === 'text' ? [] : listLines(question, state, shown, Math.max(least, Math.min(most, room - notes.length)), page);
  return { head, below: [...list, ...notes, ...keys] };
}

function shortened(lines: readonly string[], height: number): readonly string[] {
  return lines.length > height ? [...lines.slice(0, height - 1), '  …'] : lines;
}

/** The line that stays. */
export function replyLines(question: Question, reply: Reply, { columns, paint }: QuestionPage): readonly string[] {
  const { label } = question;
  if (reply.kind !== 'answer') return fitText(`${reply.kind === 'back' ? '<' : 'x'} ${label}`, columns - 1).map((line) => paint('dim', line));
  const names = question.kind === 'text' ? reply.values : question.choices.filter(({ value }) => reply.values.includes(value)).map(({ name }) => name);
  return fitText(`✔ ${label}: ${names.length === 0 ? '-' : names.join(', ')}`, columns - 1);
}

/** The last line ends where somebody types. */
function headOf(question: Question, { typed }: QuestionState, { columns, paint }: QuestionPage): readonly string[] {
  const asked = question.kind === 'text' && question.usual !== '' ? `${question.text} (${question.usual})` : question.text;
  const lines = fitText(asked, columns - 1);
  const bold = lines.map((line) => paint('bold', line));
  const free = columns - 2 - columnsOf(lines.at(-1) ?? '');
  if (columnsOf(typed) < free) return [...bold.slice(0, -1), `${bold.at(-1) ?? ''} ${typed}`];
  return [...bold, `  ${end(typed, columns - 4)}`];
}

/** Below the list: what is wrong, what the cursor stands on, what the question means. */
function noteLines(question: Question, state: QuestionState, shown: readonly Choice[], page: QuestionPage): readonly string[] {
  const { columns, paint } = page;
  const error = state.error === undefined ? [] : fitText(`! ${state.error}`, columns - 1).map((line) => paint('red', line));
  if (state.explains) return [...error, ...question.help.flatMap((paragraph) => fitText(paragraph, columns - 3)).map((line) => `  ${line}`)];
  const active = shown[state.active];
  const about = question.kind === 'text' || active === undefined ? [] : aboutLines(active, question, state, shown, page);
  return [...error, ...about.map((line) => paint('dim', `  ${line}`))];
}

/** Lines end between two hints only. */
function keyLines(question: Question, { columns, paint, words }: QuestionPage): readonly string[] {
  const { keyAccept, keyBack, keyChoose, keyExplain, keyFilter, keyLeave, keyMark, keyMove } = words;
  const ofKind = question.kind === 'text' ? [keyAccept] : question.kind === 'some' ? [keyMove, keyMark, keyAccept, keyFilter] : [keyMove, keyChoose, keyFilter];
  const [first = '', ...others] = [...ofKind, ...(question.canGoBack ? [keyBack] : []), keyExplain, keyLeave];
  const lines = [first];
  for (const key of others) {
    const joined = `${lines.at(-1) ?? ''} · ${key}`;
    if (columnsOf(joined) < columns) lines[lines.length - 1] = joined;
    else lines.push(key);
  }
  return lines.map((line) => paint('dim', line));
}
