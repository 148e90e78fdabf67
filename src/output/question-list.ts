import type { Choice, Question, QuestionState } from '../model/question.ts';
import { cut, cutMiddle } from './columns.ts';
import { columnsOf } from './printable.ts';
import type { QuestionPage } from './question-page.ts';
import { fitText } from './wrap-text.ts';

type Listed = Exclude<Question, { kind: 'text' }>;

/** Less than this beside a name tells nothing. */
const fewestBeside = 16;

interface Layout {
  /** Columns before a name. */
  readonly lead: number;
  /** Of the longest name. */
  readonly names: number;
  /** For what stands beside the names; 0 where there is no room for it. */
  readonly beside: number;
}

function layoutOf({ kind }: Listed, shown: readonly Choice[], columns: number): Layout {
  const lead = kind === 'some' ? 6 : 2;
  const names = Math.max(...shown.map(({ name }) => columnsOf(name)));
  const free = columns - 1 - lead - names - 3;
  return { lead, names, beside: free < fewestBeside ? 0 : free };
}

/** The choices around the one that the cursor stands on, at most `height` lines. */
export function listLines(question: Listed, state: QuestionState, shown: readonly Choice[], height: number, page: QuestionPage): readonly string[] {
  const { columns, paint, words } = page;
  // Said once: as an error, if it is one.
  if (shown.length === 0) return state.error === undefined ? [`  ${cut(words.nothingFound(state.typed), columns - 3)}`] : [];
  const layout = layoutOf(question, shown, columns);
  const count = shown.length > height ? Math.max(1, height - 1) : height;
  const first = Math.max(0, Math.min(state.active - Math.floor(count / 2), shown.length - count));
  const lines = shown.slice(first, first + count).map((choice, index) => {
    const isActive = first + index === state.active;
    const line = `${mark(choice, isActive, question, state, layout)}${nameAndFacts(choice, layout, columns)}`;
    return choice.refused !== undefined ? paint('dim', line) : isActive ? paint('cyan', line) : line;
  });
  return count < shown.length ? [...lines, paint('dim', `  ${cut(words.moreChoices(shown.length - count), columns - 3)}`)] : lines;
}

/** Nothing is told by colour alone. */
function mark({ refused, value }: Choice, isActive: boolean, { kind }: Listed, { marked }: QuestionState, { beside }: Layout): string {
  if (kind === 'some') return `${isActive ? '>' : ' '} ${marked.has(value) ? '[x] ' : refused === undefined ? '[ ] ' : '[-] '}`;
  return isActive ? '> ' : refused !== undefined && beside === 0 ? '- ' : '  ';
}

function nameAndFacts(choice: Choice, { beside, lead, names }: Layout, columns: number): string {
  const name = cutMiddle(choice.name, columns - 1 - lead);
  if (beside === 0) return name;
  return `${name}${' '.repeat(names - columnsOf(name))}   ${cut(besides(choice), beside)}`.trimEnd();
}

function besides({ facts = '', refused }: Choice): string {
  return refused === undefined ? facts : `- ${refused}`;
}

/** About the choice that the cursor stands on: what did not fit into its line, and a sentence. */
export function aboutLines(active: Choice, question: Listed, { error }: QuestionState, shown: readonly Choice[], { columns, words }: QuestionPage): readonly string[] {
  const { beside, lead } = layoutOf(question, shown, columns);
  const { about, facts, name, refused } = active;
  const isCut = columnsOf(besides(active)) > beside;
  // A refusal that Enter was answered with stands above already.
  const why = refused === undefined ? facts : error === undefined ? words.notYet(refused) : undefined;
  const texts = [...(columnsOf(name) > columns - 1 - lead ? [name] : []), ...(isCut ? [why] : []), about];
  return texts.flatMap((text) => fitText(text ?? '', columns - 3));
}
