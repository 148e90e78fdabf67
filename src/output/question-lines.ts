import { filtered, type Question, type QuestionWords } from '../model/question.ts';
import { wrapText as wrap } from './wrap-text.ts';

interface LinePage {
  readonly columns: number;
  readonly words: QuestionWords;
}

/** The question, and its choices by number: read from top to bottom, as a screen reader does. */
export function questionLines(question: Question, typed: string, { columns, words }: LinePage): readonly string[] {
  const text = wrap(question.text, columns - 1);
  if (question.kind === 'text') return ['', ...text];
  const shown = filtered(question.choices, typed);
  const width = String(question.choices.length).length + 2;
  const isMarked = (value: string): boolean => (question.kind === 'some' ? question.usual.includes(value) : value === question.usual);
  const rows = question.choices.flatMap((choice, index) => {
    if (!shown.includes(choice)) return [];
    const { about, facts, name, refused, value } = choice;
    const what = refused === undefined ? [`${name}${isMarked(value) ? ' *' : ''}`, facts, about] : [name, words.notYet(refused)];
    const [head = '', ...rest] = what.filter((part) => part !== undefined && part !== '');
    const lines = wrap(rest.length === 0 ? head : `${head}: ${rest.join('; ')}`, columns - width - 2);
    return lines.map((line, at) => `${(at === 0 ? String(index + 1) : '').padStart(width)} ${line}`);
  });
  return ['', ...text, ...rows];
}

/** What stands before the place where somebody types. */
export function linePrompt(question: Question, words: QuestionWords): string {
  const { lineExplain, lineBack, lineOne, lineSome, lineText } = words;
  const numbers = question.kind === 'text' ? [] : question.choices.flatMap(({ refused, value }, index) => (refused === undefined && (question.kind === 'some' ? question.usual.includes(value) : value === question.usual) ? [String(index + 1)] : []));
  const what = question.kind === 'text' ? lineText(question.usual) : question.kind === 'some' ? lineSome(numbers.join(',')) : lineOne(numbers[0] ?? '');
  return `${[what, lineExplain, ...(question.canGoBack ? [lineBack] : [])].join(', ')}: `;
}
