import { otherCase } from './character-sets.ts';
import type { Instruction, Program } from './program.ts';

/** Where each capture of each group begins and ends, in the order they were made; group 0 is the match. */
export type Captures = readonly (readonly (readonly [start: number, end: number])[])[];

/** What to take back, or where to try on, when a way turns out wrong. */
type Entry =
  | { readonly kind: 'try'; readonly instruction: number; readonly at: number }
  /** A run that may yet be shorter (or longer, where lazy). */
  | { readonly kind: 'run'; readonly instruction: number; readonly at: number; readonly step: 1 | -1; readonly limit: number }
  | { readonly kind: 'capture'; readonly group: number }
  | { readonly kind: 'opened'; readonly group: number; readonly was: number }
  | { readonly kind: 'slot'; readonly slot: number; readonly was: number };

const chunk = 512;
/** Of the budget, per step: a loop of an expression takes six times as much per turn. */
const price = 4;

/**
 * Runs a program over a text: every way is tried in .NET's order, on a stack of its own, and each step is counted, so
 * that a pattern which backtracks without end runs into the bounds of the expression and not into the night.
 */
export class Matcher {
  private readonly program: Program;
  private readonly text: string;
  private readonly spend: (units: number) => void;
  private readonly captures: [number, number][][];
  private readonly opened: number[];
  private readonly slots: number[];
  private readonly stack: Entry[] = [];
  private begin = 0;
  private steps = 0;

  constructor(program: Program, groups: number, text: string, spend: (units: number) => void) {
    this.program = program;
    this.text = text;
    this.spend = spend;
    this.captures = Array.from({ length: groups }, () => []);
    this.opened = Array.from({ length: groups }, () => -1);
    this.slots = Array.from({ length: program.slots }, () => -1);
  }

  /** The first match that begins at `from` or behind it. */
  find(from: number): Captures | undefined {
    this.begin = from;
    const last = this.program.onlyAtStart ? Math.min(from, 0) : this.text.length;
    for (let at = from; at <= last; at += 1) {
      const end = this.run(0, at, (): boolean => true);
      if (end !== undefined) {
        this.spend(this.steps * price);
        return [[[at, end]], ...this.captures.slice(1)];
      }
    }
    this.spend(this.steps * price);
    return undefined;
  }

  /** From an instruction to its `accept`; leaves on the stack what can still be undone. Undefined: nothing left of it. */
  private run(first: number, from: number, fits: (end: number) => boolean): number | undefined {
    const base = this.stack.length;
    let place: { instruction: number; at: number } | undefined = { instruction: first, at: from };
    while (place) {
      this.steps += 1;
      if (this.steps >= chunk) {
        this.spend(this.steps * price);
        this.steps = 0;
      }
      const instruction: Instruction | undefined = this.program.instructions[place.instruction];
      if (!instruction) return undefined;
      if (instruction.op === 'accept' && fits(place.at)) return place.at;
      const next: number | undefined = this.step(instruction, place.instruction, place.at);
      place = next === undefined ? this.back(base) : { instruction: this.goTo, at: next };
    }
    return undefined;
  }

  private goTo = 0;

  /** The place in the text behind this instruction, `goTo` set to the next one; undefined where it does not match. */
  private step(instruction: Instruction, index: number, at: number): number | undefined {
    this.goTo = index + 1;
    switch (instruction.op) {
      case 'set':
        return at < this.text.length && instruction.set(this.text.charCodeAt(at)) ? at + 1 : undefined;
      case 'run':
        return this.takeRun(instruction, at);
      case 'fork':
        this.stack.push({ kind: 'try', instruction: instruction.other, at });
        this.goTo = instruction.first;
        return at;
      case 'jump':
        this.goTo = instruction.to;
        return at;
      case 'open':
        this.stack.push({ kind: 'opened', group: instruction.group, was: this.opened[instruction.group] ?? -1 });
        this.opened[instruction.group] = at;
        return at;
      case 'close':
        this.captures[instruction.group]?.push([this.opened[instruction.group] ?? at, at]);
        this.stack.push({ kind: 'capture', group: instruction.group });
        return at;
      case 'anchor':
        return instruction.holds(this.text, at, this.begin) ? at : undefined;
      case 'again':
        return this.takeAgain(instruction.group, instruction.ignoreCase, at);
      case 'whether':
        if ((this.captures[instruction.group]?.length ?? 0) === 0) this.goTo = instruction.no;
        return at;
      case 'mark':
        this.stack.push({ kind: 'slot', slot: instruction.slot, was: this.slots[instruction.slot] ?? -1 });
        this.slots[instruction.slot] = at;
        return at;
      case 'progress':
        if (this.slots[instruction.slot] === at) this.goTo = instruction.out;
        return at;
      case 'inner':
        return this.takeInner(instruction, index, at);
      case 'accept':
        return undefined;
    }
  }

  private takeRun({ set, least, most, lazy }: Extract<Instruction, { op: 'run' }>, at: number): number | undefined {
    const furthest = Math.min(this.text.length, at + most);
    const wanted = lazy ? Math.min(furthest, at + least) : furthest;
    let end = at;
    while (end < wanted && set(this.text.charCodeAt(end))) end += 1;
    this.steps += (end - at) >> 3;
    if (end - at < least) return undefined;
    if (lazy && end < furthest) this.stack.push({ kind: 'run', instruction: this.goTo, at: end, step: 1, limit: furthest });
    if (!lazy && end > at + least) this.stack.push({ kind: 'run', instruction: this.goTo, at: end, step: -1, limit: at + least });
    return end;
  }

  private takeAgain(group: number, ignoreCase: boolean, at: number): number | undefined {
    const captured = this.captures[group]?.at(-1);
    if (!captured) return undefined;
    const [start, end] = captured;
    this.steps += (end - start) >> 3;
    for (let offset = 0; offset < end - start; offset += 1) {
      const [wanted, there] = [this.text.charCodeAt(start + offset), this.text.charCodeAt(at + offset)];
      if (there !== wanted && !(ignoreCase && otherCase(there) === wanted)) return undefined;
    }
    return at + end - start;
  }

  private takeInner({ how, negative, to }: Extract<Instruction, { op: 'inner' }>, index: number, at: number): number | undefined {
    const base = this.stack.length;
    let end: number | undefined;
    if (how === 'behind') for (let from = at; from >= 0 && end === undefined; from -= 1) end = this.run(index + 1, from, (reached) => reached === at);
    else end = this.run(index + 1, at, () => true);
    this.goTo = to;
    if (negative) {
      this.undo(base);
      return end === undefined ? at : undefined;
    }
    if (end === undefined) return undefined;
    // What was found inside is not tried otherwise; what it captured stays and can be undone.
    const undoing = this.stack.splice(base).filter(({ kind }) => kind !== 'try' && kind !== 'run');
    for (const entry of undoing) this.stack.push(entry);
    return how === 'atomic' ? end : at;
  }

  private undo(base: number): void {
    while (this.stack.length > base) {
      const entry = this.stack.pop();
      if (entry) this.revert(entry);
    }
  }

  private revert(entry: Entry): void {
    if (entry.kind === 'capture') this.captures[entry.group]?.pop();
    else if (entry.kind === 'opened') this.opened[entry.group] = entry.was;
    else if (entry.kind === 'slot') this.slots[entry.slot] = entry.was;
  }

  /** Back to the last place with another way. */
  private back(base: number): { instruction: number; at: number } | undefined {
    while (this.stack.length > base) {
      const entry = this.stack.pop();
      if (!entry) return undefined;
      if (entry.kind === 'try') return entry;
      if (entry.kind === 'run') {
        const again = this.runOn(entry);
        if (again) return again;
      } else this.revert(entry);
    }
    return undefined;
  }

  private runOn(entry: Extract<Entry, { kind: 'run' }>): { instruction: number; at: number } | undefined {
    const run = this.program.instructions[entry.instruction - 1];
    if (run?.op !== 'run' || (entry.step === 1 && !run.set(this.text.charCodeAt(entry.at)))) return undefined;
    const at = entry.at + entry.step;
    if (at !== entry.limit) this.stack.push({ ...entry, at });
    return { instruction: entry.instruction, at };
  }
}
