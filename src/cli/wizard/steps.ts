import type { Answers, Step } from './step.ts';
import { apiStep } from './steps/api.ts';
import { asStep } from './steps/as.ts';
import { mainStep, spillStep } from './steps/burst.ts';
import { accountStep, descriptionStep, furtherStep, waitStep } from './steps/import.ts';
import { modeStep } from './steps/mode.ts';
import { modelStep } from './steps/model.ts';
import { componentStep, llmLogsStep } from './steps/monitor.ts';
import { patternStep } from './steps/pattern.ts';
import { membersStep, poolNameStep } from './steps/pool.ts';
import { pruneStep } from './steps/prune.ts';
import { targetStep } from './steps/facade.ts';
import { serviceStep } from './steps/service.ts';
import { subscriptionStep } from './steps/subscription.ts';
import { isPattern, type Pattern } from './texts/texts.ts';

const first: readonly Step[] = [subscriptionStep, serviceStep, patternStep];

const ofPattern: Readonly<Record<Pattern, readonly Step[]>> = {
  import: [accountStep, furtherStep, descriptionStep, waitStep],
  prune: [apiStep, pruneStep],
  facade: [apiStep, targetStep, asStep],
  pool: [apiStep, modelStep, membersStep, asStep, poolNameStep, modeStep],
  burst: [apiStep, modelStep, mainStep, spillStep, asStep, modeStep],
  monitor: [apiStep, componentStep, llmLogsStep],
};

/** In the order in which they are asked. */
export function stepsOf({ pattern }: Answers): readonly Step[] {
  const [chosen] = pattern ?? [];
  return isPattern(chosen) ? [...first, ...ofPattern[chosen]] : first;
}
