import { expect } from 'vitest';
import { commandLine } from '../../../src/cli/wizard/command-line.ts';
import type { Known } from '../../../src/cli/wizard/known.ts';
import { answered, answersOf, atStart, nextOf, type Machine, type Next } from '../../../src/cli/wizard/machine.ts';
import type { Named, StepId } from '../../../src/cli/wizard/step.ts';
import { english } from '../../../src/cli/wizard/texts/en.ts';
import type { Question } from '../../../src/model/question.ts';
import { known, type Made } from './fixture.ts';

type Chosen = Partial<Record<StepId, readonly string[]>>;
type Asked = Extract<Next, { does: 'ask' }>;

interface World {
  readonly known: Known;
  readonly named: Named;
  readonly texts: typeof english;
}

export const world = (made: Made = {}, named: Named = {}): World => ({ known: known(made), named, texts: english });

export function usualOf(about: Question): readonly string[] {
  if (about.kind === 'some') return about.usual;
  if (about.kind === 'text') return [about.usual];
  return [about.usual ?? about.choices.find(({ refused }) => refused === undefined)?.value ?? ''];
}

/** Takes what is usual, or what is said here, until `until` is asked, or everything is answered. */
export function walk(chosen: Chosen, from: World, until?: StepId): { readonly machine: Machine; readonly last: Next; readonly asked: readonly Asked[]; readonly told: readonly StepId[] } {
  let machine = atStart;
  const asked: Asked[] = [];
  const told: StepId[] = [];
  for (;;) {
    const next = nextOf(machine, from);
    if (next.does === 'tell') {
      told.push(next.id);
      machine = answered(machine, next.id, next.values, false);
    } else if (next.does === 'ask' && next.id !== until) {
      asked.push(next);
      machine = answered(machine, next.id, chosen[next.id] ?? usualOf(next.question), true);
    } else return { machine, last: next, asked, told };
  }
}

export function line(chosen: Chosen, from = world(), where: readonly string[] = []): string {
  const { last, machine } = walk(chosen, from);
  expect(last).toEqual({ does: 'run' });
  return commandLine({ answers: answersOf(machine), known: from.known, named: from.named }, where).join(' ');
}

/** The question, with these answers before it. */
export function question<Kind extends Question['kind']>(id: StepId, kind: Kind, chosen: Chosen, from = world()): Extract<Question, { kind: Kind }> {
  const { last } = walk(chosen, from, id);
  if (last.does !== 'ask' || last.id !== id || last.question.kind !== kind) throw new Error(`${id} was not asked: ${JSON.stringify(last)}`);
  return last.question as Extract<Question, { kind: Kind }>;
}
