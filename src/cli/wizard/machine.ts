import type { Choice, Question } from '../../model/question.ts';
import { stepsOf } from './steps.ts';
import type { Answers, Draft, Sight, StepId } from './step.ts';
import type { Need } from './known.ts';

interface Given {
  readonly id: StepId;
  readonly values: readonly string[];
  /** False where there was only one choice. */
  readonly wasAsked: boolean;
}

/** Where somebody is in the wizard. */
export interface Machine {
  /** In the order of the steps. */
  readonly given: readonly Given[];
  /** What was answered before somebody went back: usual the next time. */
  readonly before: Answers;
}

export type Next =
  | { readonly does: 'ask'; readonly id: StepId; readonly question: Question }
  /** The only choice there is: told, not asked. */
  | { readonly does: 'tell'; readonly id: StepId; readonly values: readonly string[]; readonly label: string; readonly name: string }
  | { readonly does: 'read'; readonly need: Need }
  | { readonly does: 'stuck'; readonly why: string }
  /** Everything is answered. */
  | { readonly does: 'run' };

export const atStart: Machine = { given: [], before: {} };

export function answersOf({ given }: Machine): Answers {
  return Object.fromEntries(given.map(({ id, values }) => [id, values]));
}

/** What comes next. Pure: the same answers and the same Azure give the same question. */
export function nextOf(machine: Machine, world: Omit<Sight, 'answers'>): Next {
  const sight: Sight = { ...world, answers: answersOf(machine) };
  for (const step of stepsOf(sight.answers)) {
    if (sight.answers[step.id] !== undefined) continue;
    const turn = step.turn(sight);
    switch (turn.does) {
      case 'pass':
        continue;
      case 'ask':
        return asked(step.id, turn.draft, machine, sight);
      case 'read':
      case 'stuck':
        return turn;
    }
  }
  return { does: 'run' };
}

function asked(id: StepId, draft: Draft, machine: Machine, { texts }: Sight): Next {
  if (draft.kind !== 'text') {
    const possible = draft.choices.filter(({ refused }) => refused === undefined);
    const [only] = possible;
    if (only === undefined) return { does: 'stuck', why: [draft.choices.length === 0 ? texts.stuck.nothing : draft.text, ...draft.choices.map(refusal)].join('\n') };
    if (draft.kind === 'one' && draft.choices.length === 1) return { does: 'tell', id, values: [only.value], label: draft.label, name: only.name };
  }
  return { does: 'ask', id, question: { ...asBefore(draft, machine.before[id]), canGoBack: canGoBack(machine) } };
}

function refusal({ name, refused }: Choice): string {
  return `  ${name}: ${refused ?? ''}`;
}

/** What was chosen before is usual, as far as it can still be chosen. */
function asBefore(draft: Draft, before: readonly string[] | undefined): Draft {
  if (before === undefined) return draft;
  if (draft.kind === 'text') return { ...draft, usual: before[0] ?? draft.usual };
  const still = before.filter((value) => draft.choices.some((choice) => choice.value === value && choice.refused === undefined));
  if (still.length < before.length) return draft;
  return draft.kind === 'some' ? { ...draft, usual: still } : { ...draft, usual: still[0] ?? draft.usual };
}

export function answered(machine: Machine, id: StepId, values: readonly string[], wasAsked: boolean): Machine {
  return { ...machine, given: [...machine.given, { id, values, wasAsked }] };
}

export function canGoBack({ given }: Machine): boolean {
  return given.some(({ wasAsked }) => wasAsked);
}

/** To the last question that was really asked; to the first one from there. */
export function back({ before, given }: Machine): Machine {
  const last = given.findLastIndex(({ wasAsked }) => wasAsked);
  const taken = given.slice(Math.max(0, last));
  return { given: given.slice(0, Math.max(0, last)), before: { ...before, ...Object.fromEntries(taken.map(({ id, values }) => [id, values])) } };
}

/** For another step on the same service. */
export function anew({ given }: Machine): Machine {
  const until = given.findIndex(({ id }) => id === 'pattern');
  return { given: given.slice(0, until === -1 ? 0 : until), before: {} };
}
