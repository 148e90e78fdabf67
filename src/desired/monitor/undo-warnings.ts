import type { Warning } from '../../../commands/command.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Kind } from '../../model/resource.ts';
import { dataGoes } from './data-steps.ts';
import { keepsPrompts } from './llm-logs.ts';

/** What is known of a write that is to be taken back. */
export interface PastWrite {
  readonly kind: Kind;
  readonly label: string;
  readonly action: 'create' | 'update' | 'delete';
  readonly before?: JsonObject | undefined;
}

/** What taking writes back would lose, or tell of people: said as loudly as by the commands that do it themselves. */
export function undoWarnings(writes: readonly PastWrite[]): readonly Warning[] {
  const kept = writes.filter(({ action, before, kind }) => kind === 'diagnostic' && action !== 'create' && before !== undefined && keepsPrompts({ body: before }));
  return [
    ...dataGoes(writes.filter(({ action }) => action === 'create')),
    ...kept.map(({ label }) => ({
      code: 'PromptsKept',
      message: `WHAT CLIENTS AND MODELS SAY IS KEPT AGAIN: ${label} logs every prompt and every answer, as it did before that run; apim-llm monitor enable, without --log-prompts, ends it`,
    })),
  ];
}
