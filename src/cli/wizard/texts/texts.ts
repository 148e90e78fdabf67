import type { QuestionWords } from '../../../model/question.ts';

export const patterns = ['import', 'prune', 'facade', 'pool', 'burst', 'monitor'] as const;
export type Pattern = (typeof patterns)[number];

export function isPattern(text: string | undefined): text is Pattern {
  return patterns.some((pattern) => pattern === text);
}

/** A question, and what `?` explains of it, a paragraph each. */
export interface Asked {
  readonly text: string;
  /** Before the answer. */
  readonly label: string;
  readonly help: readonly string[];
}

/** Something to choose, and a sentence about it. */
export interface Offered {
  readonly name: string;
  readonly about: string;
}

/** Everything that the wizard says. What commands say stays as they say it. */
export interface Texts {
  readonly words: QuestionWords;
  readonly intro: readonly string[];
  readonly onlyOne: string;
  readonly reading: { readonly signIn: string; readonly services: string; readonly inventory: (service: string) => string; readonly operations: (api: string) => string };
  readonly signIn: Asked & {
    readonly again: Offered;
    readonly running: Offered;
    readonly detached: Offered;
    readonly inside: Offered;
    readonly howTo: Offered;
    readonly howToLines: readonly string[];
    readonly starting: string;
    readonly started: (readyFile: string) => string;
    readonly stopped: string;
  };
  readonly subscription: Asked;
  readonly service: Asked;
  readonly pattern: Asked & Readonly<Record<Pattern, Offered>>;
  readonly refused: {
    readonly noAccounts: string;
    readonly noApi: string;
    readonly oneAccount: string;
    readonly nothingDeployed: string;
    readonly noModelTwice: string;
    readonly noSubdomain: string;
    readonly noIdentityKey: string;
  };
  readonly stuck: { readonly noSubscription: string; readonly noService: (subscription: string) => string; readonly nothing: string };
  readonly api: Asked;
  readonly account: Asked;
  readonly further: Asked & { readonly adds: (deployments: string) => string };
  readonly description: Asked & { readonly builtin: Offered; readonly builtinV1: Offered; readonly published: (operations: number) => string; readonly stable: string; readonly preview: string };
  readonly wait: Asked & { readonly yes: Offered; readonly no: Offered };
  readonly prune: Asked & { readonly block: Offered; readonly delete: Offered };
  readonly target: Asked & { readonly all: (count: number) => string };
  readonly as: Asked & { readonly check: string };
  readonly model: Asked & { readonly times: (count: number) => string };
  readonly members: Asked & { readonly tooFew: string; readonly tooMany: (most: number) => string; readonly namesDiffer: string };
  readonly poolName: Asked & { readonly check: string };
  readonly main: Asked;
  readonly spill: Asked & { readonly tooFew: string };
  readonly mode: Asked & { readonly both: Offered; readonly retry: Offered; readonly breaker: Offered; readonly none: Offered; readonly article: Offered };
  readonly component: Asked & { readonly create: Offered };
  readonly llmLogs: Asked & { readonly yes: Offered; readonly no: Offered };
  readonly run: { readonly line: string; readonly agree: Asked; readonly apply: Offered; readonly back: Offered; readonly failed: Asked; readonly leave: Offered };
  readonly result: {
    readonly endpoint: string;
    readonly key: string;
    readonly curl: string;
    readonly python: string;
    readonly javascript: string;
    readonly trust: string;
    readonly line: string;
    readonly further: string;
    readonly ends: string;
    readonly stop: string;
    readonly next: Asked;
    readonly finish: Offered;
    readonly another: Offered;
  };
}
