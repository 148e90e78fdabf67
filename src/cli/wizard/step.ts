import type { OneOf, SomeOf, TextOf } from '../../model/question.ts';
import type { Known, Need } from './known.ts';
import type { Texts } from './texts/texts.ts';

export type StepId =
  | 'subscription' | 'service' | 'pattern' | 'api'
  | 'account' | 'further' | 'description' | 'wait'
  | 'prune' | 'target' | 'as' | 'model' | 'members' | 'poolName' | 'main' | 'spill' | 'mode' | 'component' | 'llmLogs';

/** By step; of one choice one value, of several in the order of the choices. */
export type Answers = Readonly<Partial<Record<StepId, readonly string[]>>>;

/** Named on the command line or elsewhere: where there is such a thing, it is not asked for. */
export interface Named {
  readonly subscription?: string | undefined;
  readonly resourceGroup?: string | undefined;
  readonly service?: string | undefined;
  readonly api?: string | undefined;
}

/** What a step decides from. */
export interface Sight {
  readonly answers: Answers;
  readonly known: Known;
  readonly named: Named;
  readonly texts: Texts;
}

type Without<T> = Omit<T, 'canGoBack'>;
export type Draft = Without<OneOf> | Without<SomeOf> | Without<TextOf>;

export type Turn =
  | { readonly does: 'ask'; readonly draft: Draft }
  | { readonly does: 'read'; readonly need: Need }
  /** Nothing of what there is can be chosen. */
  | { readonly does: 'stuck'; readonly why: string }
  /** The question does not arise. */
  | { readonly does: 'pass' };

/** One question of the wizard: pure. Asked only when all steps before it have their answers. */
export interface Step {
  readonly id: StepId;
  turn(sight: Sight): Turn;
}

export const pass: Turn = { does: 'pass' };

export function ask(draft: Draft): Turn {
  return { does: 'ask', draft };
}

export function answerOf({ answers }: Pick<Sight, 'answers'>, id: StepId): string {
  return answers[id]?.[0] ?? '';
}
