import { NotHere } from '../not-here.ts';
import type { Anchor, CharacterSet, Pattern } from './pattern.ts';

/** One step of a pattern made flat. Numbers behind `to` are places in the program. */
export type Instruction =
  | { readonly op: 'set'; readonly set: CharacterSet }
  /** As many of the set as there are, or as few; no place is kept per character. */
  | { readonly op: 'run'; readonly set: CharacterSet; readonly least: number; readonly most: number; readonly lazy: boolean }
  | { readonly op: 'fork'; readonly first: number; readonly other: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'open' | 'close'; readonly group: number }
  | { readonly op: 'anchor'; readonly holds: Anchor }
  | { readonly op: 'again'; readonly group: number; readonly ignoreCase: boolean }
  | { readonly op: 'whether'; readonly group: number; readonly no: number }
  | { readonly op: 'mark'; readonly slot: number }
  /** Leaves a loop whose last round took nothing. */
  | { readonly op: 'progress'; readonly slot: number; readonly out: number }
  /** A pattern of its own from behind here up to its `accept`; goes on at `to`. */
  | { readonly op: 'inner'; readonly how: 'ahead' | 'behind' | 'atomic'; readonly negative: boolean; readonly to: number }
  | { readonly op: 'accept' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly slots: number;
  /** The pattern begins with an anchor that holds at the text's start only. */
  readonly onlyAtStart: boolean;
}

const longestProgram = 20_000;

export function programOf(pattern: Pattern): Program {
  const writer = new Writer();
  writer.write(pattern);
  writer.add({ op: 'accept' });
  return { instructions: writer.instructions, slots: writer.slots, onlyAtStart: startsAtStart(pattern) };
}

function startsAtStart(pattern: Pattern): boolean {
  if (pattern.kind === 'anchor') return pattern.onlyAtStart;
  if (pattern.kind === 'sequence') return pattern.parts[0] !== undefined && startsAtStart(pattern.parts[0]);
  return pattern.kind === 'group' && startsAtStart(pattern.body);
}

class Writer {
  readonly instructions: Instruction[] = [];
  slots = 0;

  get here(): number {
    return this.instructions.length;
  }

  add(instruction: Instruction): number {
    if (this.here >= longestProgram) throw new NotHere('regular expressions of that length');
    return this.instructions.push(instruction) - 1;
  }

  /** Writes what stands inside of an instruction that has to know where that ends. */
  around(inside: () => void, instruction: (end: number) => Instruction): void {
    const at = this.add({ op: 'accept' });
    inside();
    this.instructions[at] = instruction(this.here);
  }

  write(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'set':
        this.add({ op: 'set', set: pattern.set });
        return;
      case 'sequence':
        for (const part of pattern.parts) this.write(part);
        return;
      case 'either':
        this.either(pattern.options);
        return;
      case 'group':
        this.add({ op: 'open', group: pattern.group });
        this.write(pattern.body);
        this.add({ op: 'close', group: pattern.group });
        return;
      case 'repeat':
        this.repeat(pattern);
        return;
      case 'anchor':
        this.add({ op: 'anchor', holds: pattern.holds });
        return;
      case 'look':
        this.inner(pattern.body, pattern.ahead ? 'ahead' : 'behind', pattern.negative);
        return;
      case 'atomic':
        this.inner(pattern.body, 'atomic', false);
        return;
      case 'again':
        this.add({ op: 'again', group: pattern.group, ignoreCase: pattern.ignoreCase });
        return;
      case 'whether':
        this.whether(pattern);
    }
  }

  private either(options: readonly Pattern[]): void {
    const [first, ...rest] = options;
    if (!first) return;
    if (rest.length === 0) return this.write(first);
    let end = 0;
    const fork = this.add({ op: 'accept' });
    this.write(first);
    this.around(
      () => {
        this.instructions[fork] = { op: 'fork', first: fork + 1, other: this.here };
        this.either(rest);
        end = this.here;
      },
      () => ({ op: 'jump', to: end }),
    );
  }

  private inner(body: Pattern, how: 'ahead' | 'behind' | 'atomic', negative: boolean): void {
    this.around(
      () => {
        this.write(body);
        this.add({ op: 'accept' });
      },
      (to) => ({ op: 'inner', how, negative, to }),
    );
  }

  private whether({ group, yes, no }: Extract<Pattern, { kind: 'whether' }>): void {
    let other = 0;
    this.around(
      () => {
        this.write(yes);
        this.around(
          () => {
            other = this.here;
            this.write(no);
          },
          (to) => ({ op: 'jump', to }),
        );
      },
      () => ({ op: 'whether', group, no: other }),
    );
  }

  private repeat({ body, least, most, lazy }: Extract<Pattern, { kind: 'repeat' }>): void {
    if (body.kind === 'set') {
      this.add({ op: 'run', set: body.set, least, most, lazy });
      return;
    }
    for (let count = 0; count < least; count += 1) this.write(body);
    if (most === Infinity) {
      this.loop(body, lazy);
      return;
    }
    const fork = (out: number, at: number): Instruction => ({ op: 'fork', first: lazy ? out : at + 1, other: lazy ? at + 1 : out });
    const forks: number[] = [];
    for (let count = least; count < most; count += 1) {
      forks.push(this.add({ op: 'accept' }));
      this.write(body);
    }
    for (const at of forks) this.instructions[at] = fork(this.here, at);
  }

  private loop(body: Pattern, lazy: boolean): void {
    const slot = this.slots;
    this.slots += 1;
    const start = this.add({ op: 'accept' });
    this.add({ op: 'mark', slot });
    this.write(body);
    const out = this.here + 2;
    this.add({ op: 'progress', slot, out });
    this.add({ op: 'jump', to: start });
    this.instructions[start] = { op: 'fork', first: lazy ? out : start + 1, other: lazy ? start + 1 : out };
  }
}
