import { filtered, type Choice, type Question, type QuestionState, type QuestionWords, type Reply } from '../model/question.ts';
import { cut } from './columns.ts';
import type { Paint } from './paint.ts';
import { columnsOf, printable } from './printable.ts';
import { wrapText as wrap } from './wrap-text.ts';

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface QuestionPage extends Size {
  readonly paint: Paint;
  readonly words: QuestionWords;
}

/** Fewer choices at a time are no list; more are no overview. */
const fewest = 3;
const most = 12;

/** A question on the screen: never higher than it, and no line wider. Nothing is told by colour alone. */
export function questionFrame(question: Question, state: QuestionState, page: QuestionPage): { readonly head: readonly string[]; readonly below: readonly string[] } {
  const head = headOf(question, state, page);
  const shown = question.kind === 'text' ? [] : filtered(question.choices, state.typed);
  const around = [...notes(question, state, shown[state.active], page), ...keys(question, page)];
  const room = page.rows - head.length - around.length - 2;
  const list = question.kind === 'text' ? [] : rows(question, state, shown, Math.max(fewest, Math.min(most, room)), page);
  return { head, below: [...list, ...around] };
}

/** The line that stays. */
export function replyLines(question: Question, reply: Reply, { columns, paint }: QuestionPage): readonly string[] {
  const { label } = question;
  if (reply.kind !== 'answer') return wrap(`${reply.kind === 'back' ? '<' : 'x'} ${label}`, columns - 1).map((line) => paint('dim', line));
  const names = question.kind === 'text' ? reply.values : question.choices.filter(({ value }) => reply.values.includes(value)).map(({ name }) => name);
  return wrap(`✔ ${label}: ${names.length === 0 ? '-' : names.join(', ')}`, columns - 1);
}

/** The last line ends where somebody types. */
function headOf(question: Question, { typed }: QuestionState, { columns, paint }: QuestionPage): readonly string[] {
  const asked = question.kind === 'text' && question.usual !== '' ? `${question.text} (${question.usual})` : question.text;
  const lines = wrap(asked, columns - 1);
  const bold = lines.map((line) => paint('bold', line));
  const free = columns - 2 - columnsOf(lines.at(-1) ?? '');
  if (columnsOf(typed) < free) return [...bold.slice(0, -1), `${bold.at(-1) ?? ''} ${typed}`];
  return [...bold, `  ${end(typed, columns - 4)}`];
}

/** What is typed last is what somebody looks at. */
function end(text: string, width: number): string {
  let kept = text;
  while (columnsOf(kept) > width) kept = kept.slice(1);
  return kept;
}

function rows(question: Exclude<Question, { kind: 'text' }>, state: QuestionState, shown: readonly Choice[], height: number, page: QuestionPage): readonly string[] {
  const { columns, paint, words } = page;
  if (shown.length === 0) return [`  ${cut(words.nothingFound(state.typed), columns - 3)}`];
  const lead = question.kind === 'some' ? 6 : 2;
  const left = Math.max(...shown.map(({ name }) => columnsOf(name)));
  const hasRoom = shown.every((choice) => lead + left + 3 + columnsOf(besides(choice)) < columns);
  const count = shown.length > height ? height - 1 : height;
  const first = Math.max(0, Math.min(state.active - Math.floor(count / 2), shown.length - count));
  const lines = shown.slice(first, first + count).map((choice, index) => {
    const isActive = first + index === state.active;
    const box = question.kind === 'some' ? (state.marked.has(choice.value) ? '[x] ' : choice.refused === undefined ? '[ ] ' : '[-] ') : '';
    const text = hasRoom ? printable(`${choice.name}${' '.repeat(left - columnsOf(choice.name))}   ${besides(choice)}`.trimEnd()) : cut(choice.name, columns - lead - 1);
    const line = `${isActive ? '>' : ' '} ${box}${text}`;
    return choice.refused !== undefined ? paint('dim', line) : isActive ? paint('cyan', line) : line;
  });
  return count < shown.length ? [...lines, paint('dim', `  ${cut(words.moreChoices(shown.length - count), columns - 3)}`)] : lines;
}

function besides({ facts = '', refused }: Choice): string {
  return refused === undefined ? facts : `- ${refused}`;
}

/** Below the list: what is wrong, what the cursor stands on, what the question means. */
function notes(question: Question, state: QuestionState, active: Choice | undefined, { columns, paint, words }: QuestionPage): readonly string[] {
  const error = state.error === undefined ? [] : wrap(`! ${state.error}`, columns - 1).map((line) => paint('red', line));
  const help = state.explains ? question.help.flatMap((paragraph) => wrap(paragraph, columns - 3)).map((line) => `  ${line}`) : [];
  if (state.explains || active === undefined) return [...error, ...help];
  const wide = active.refused === undefined ? [active.facts, active.about] : [words.notYet(active.refused)];
  const isCut = columnsOf(active.name) + columnsOf(besides(active)) + 9 >= columns;
  const about = wide.filter((text, index) => text !== undefined && (index === 1 || active.refused !== undefined || isCut)).flatMap((text) => wrap(text ?? '', columns - 3));
  return [...error, ...about.map((line) => paint('dim', `  ${line}`))];
}

function keys(question: Question, { columns, paint, words }: QuestionPage): readonly string[] {
  const { keyAccept, keyBack, keyChoose, keyExplain, keyFilter, keyLeave, keyMark, keyMove } = words;
  const ofKind = question.kind === 'text' ? [keyAccept] : question.kind === 'some' ? [keyMove, keyMark, keyAccept, keyFilter] : [keyMove, keyChoose, keyFilter];
  const all = [...ofKind, ...(question.canGoBack ? [keyBack] : []), keyExplain, keyLeave];
  return wrap(all.map((key) => key.replaceAll(' ', '\u00a0')).join(' · '), columns - 1).map((line) => paint('dim', line));
}
