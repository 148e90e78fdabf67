import { filtered, type Choice, type Question, type QuestionState, type QuestionWords, type Reply } from '../model/question.ts';

/** As readline tells it. */
export interface Key {
  readonly name?: string | undefined;
  readonly sequence?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly meta?: boolean | undefined;
}

/** Nothing typed yet; the cursor on what is usual. */
export function opened(question: Question): QuestionState {
  const marked = question.kind === 'some' ? question.usual : [];
  return { typed: '', active: firstActive(question), marked: new Set(marked), explains: false, error: undefined, pasting: false };
}

function firstActive(question: Question): number {
  if (question.kind === 'text') return 0;
  const usual = question.kind === 'one' ? question.choices.findIndex(({ value }) => value === question.usual) : -1;
  return usual === -1 ? firstPossible(question.choices) : usual;
}

function firstPossible(choices: readonly Choice[]): number {
  return Math.max(0, choices.findIndex(({ refused }) => refused === undefined));
}

/** What a key makes of it: another state, or the reply. */
export function pressed(state: QuestionState, key: Key, question: Question, words: QuestionWords): QuestionState | Reply {
  if (key.name === 'paste-start' || key.name === 'paste-end') return { ...state, pasting: key.name === 'paste-start' };
  if (state.pasting) return typing(state, state.typed + plain(key), question);
  const { explains, typed } = state;
  switch (key.name) {
    case 'return':
    case 'enter':
      return accepted(state, question, words);
    case 'up':
    case 'down':
      return moved(state, key.name === 'up' ? -1 : 1, question);
    case 'pageup':
    case 'pagedown':
      return moved(state, key.name === 'pageup' ? -5 : 5, question);
    case 'escape':
      if (explains) return { ...state, explains: false };
      if (typed !== '') return typing(state, '', question);
      return back(state, question);
    case 'backspace':
      return typing(state, [...typed].slice(0, -1).join(''), question);
    case 'space':
      if (question.kind === 'some') return marking(state, question.choices, words);
      break;
    default:
  }
  if (key.ctrl === true) return controlled(state, key, question);
  const text = plain(key);
  // None of the two can begin a name.
  if (typed === '' && text === '<') return back(state, question);
  if (typed === '' && text === '?') return { ...state, explains: !explains };
  return text === '' ? state : typing(state, typed + text, question);
}

function controlled(state: QuestionState, key: Key, question: Question): QuestionState {
  if (key.name === 'u') return typing(state, '', question);
  if (key.name === 'w') return typing(state, state.typed.replace(/\S*\s*$/, ''), question);
  if (key.name !== 'a' || question.kind !== 'some') return state;
  const shown = filtered(question.choices, state.typed).filter(({ refused }) => refused === undefined).map(({ value }) => value);
  const all = shown.every((value) => state.marked.has(value));
  const others = [...state.marked].filter((value) => !shown.includes(value));
  return { ...state, marked: new Set(all ? others : [...others, ...shown]), error: undefined };
}

/** What the key writes; nothing for keys that move, and for ends of lines that are pasted. */
function plain({ ctrl, meta, sequence = '' }: Key): string {
  return ctrl === true || meta === true || /\p{Cc}/u.test(sequence) ? '' : sequence;
}

function typing(state: QuestionState, typed: string, question: Question): QuestionState {
  if (typed === state.typed) return state;
  const active = question.kind === 'text' ? 0 : firstPossible(filtered(question.choices, typed));
  return { ...state, typed, active, error: undefined };
}

function back(state: QuestionState, { canGoBack }: Question): QuestionState | Reply {
  return canGoBack ? { kind: 'back' } : state;
}

function moved(state: QuestionState, by: number, question: Question): QuestionState {
  if (question.kind === 'text') return state;
  const last = Math.max(0, filtered(question.choices, state.typed).length - 1);
  const far = Math.abs(by) > 1;
  const next = state.active + by;
  // Single steps go round, long ones stop at the ends.
  const active = far ? Math.min(last, Math.max(0, next)) : next < 0 ? last : next > last ? 0 : next;
  return { ...state, active, error: undefined };
}

function marking(state: QuestionState, choices: readonly Choice[], words: QuestionWords): QuestionState {
  const choice = filtered(choices, state.typed)[state.active];
  if (choice === undefined) return { ...state, error: words.nothingFound(state.typed) };
  if (choice.refused !== undefined) return { ...state, error: words.notYet(choice.refused) };
  const marked = new Set(state.marked);
  if (!marked.delete(choice.value)) marked.add(choice.value);
  return { ...state, marked, error: undefined };
}

function accepted(state: QuestionState, question: Question, words: QuestionWords): QuestionState | Reply {
  switch (question.kind) {
    case 'one': {
      const choice = filtered(question.choices, state.typed)[state.active];
      if (choice === undefined) return { ...state, error: words.nothingFound(state.typed) };
      return choice.refused === undefined ? answer([choice.value]) : { ...state, error: words.notYet(choice.refused) };
    }
    case 'some': {
      const values = question.choices.map(({ value }) => value).filter((value) => state.marked.has(value));
      const error = question.check(values);
      return error === undefined ? answer(values) : { ...state, error };
    }
    case 'text': {
      const text = state.typed.trim() === '' ? question.usual : state.typed.trim();
      const error = question.check(text);
      return error === undefined ? answer([text]) : { ...state, error };
    }
  }
}

function answer(values: readonly string[]): Reply {
  return { kind: 'answer', values };
}
