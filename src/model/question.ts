/** One thing that can be chosen. */
export interface Choice {
  /** What the answer holds. */
  readonly value: string;
  readonly name: string;
  /** Beside the name: region, model, quota. */
  readonly facts?: string | undefined;
  /** A sentence for whoever stands on it. */
  readonly about?: string | undefined;
  /** Why it cannot be chosen. */
  readonly refused?: string | undefined;
}

interface Asked {
  readonly text: string;
  /** Stands before the answer, once there is one. */
  readonly label: string;
  /** What `?` explains, a paragraph each. */
  readonly help: readonly string[];
  readonly canGoBack: boolean;
}

export interface OneOf extends Asked {
  readonly kind: 'one';
  readonly choices: readonly Choice[];
  /** Value of the choice that Enter takes. */
  readonly usual?: string | undefined;
}

export interface SomeOf extends Asked {
  readonly kind: 'some';
  readonly choices: readonly Choice[];
  /** Values that are marked at first. */
  readonly usual: readonly string[];
  /** What is wrong with these, as a sentence. */
  check(values: readonly string[]): string | undefined;
}

export interface TextOf extends Asked {
  readonly kind: 'text';
  /** What Enter takes. */
  readonly usual: string;
  check(text: string): string | undefined;
}

export type Question = OneOf | SomeOf | TextOf;

/** `left`: by Ctrl-C, or the input ended. */
export type Reply = { readonly kind: 'answer'; readonly values: readonly string[] } | { readonly kind: 'back' } | { readonly kind: 'left' };

/** What somebody has done so far with a question that is on the screen. */
export interface QuestionState {
  /** Typed: a filter, or the text. */
  readonly typed: string;
  /** Index among the choices that the filter leaves. */
  readonly active: number;
  readonly marked: ReadonlySet<string>;
  readonly explains: boolean;
  readonly error: string | undefined;
  /** Between the marks that terminals put around what is pasted. */
  readonly pasting: boolean;
}

/** Those that have every typed word in their name or facts, in any case. */
export function filtered(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/);
  return choices.filter(({ facts = '', name }) => words.every((word) => `${name} ${facts}`.toLowerCase().includes(word)));
}

/** What prompts say by themselves. */
export interface QuestionWords {
  readonly keyMove: string;
  readonly keyChoose: string;
  readonly keyMark: string;
  readonly keyAccept: string;
  readonly keyFilter: string;
  readonly keyBack: string;
  readonly keyExplain: string;
  readonly keyLeave: string;
  readonly nothingFound: (typed: string) => string;
  readonly moreChoices: (count: number) => string;
  readonly notYet: (reason: string) => string;
  /** Of prompts by line: what to type. */
  readonly lineOne: (usual: string) => string;
  readonly lineSome: (usual: string) => string;
  readonly lineText: (usual: string) => string;
  readonly lineExplain: string;
  readonly lineBack: string;
  readonly lineNoSuch: (typed: string) => string;
}
