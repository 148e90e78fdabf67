import type { JsonObject } from '../../model/json.ts';
import type { Block, SectionName } from './block.ts';
import { errorAnswer } from './error-answer.ts';
import { expression, policy, statements } from './policy-lines.ts';
import { isGatewaysUnavailable, isUnavailable } from './unavailable.ts';
import { textVariable, variables } from './variables.ts';

/** Carries nothing: it says the same wherever it stands (POLICIES.md, Exhausted). */
export type ExhaustedBlock = Readonly<Record<string, never>>;

/** Seconds, where the gateway's own answer names none: its pools do since 2025-05. */
const retryAfter = '10';

/**
 * Two blocks, for evidence disagrees about the section in which the 503 of an exhausted pool arrives. In on-error it can be no
 * backend's own, which come to outbound; there every answer of a model carries one of two headers. The text of the reason has changed
 * before, and is not looked at.
 */
export function exhaustedBlocks(): readonly Block[] {
  return [exhaustedIn('outbound', isGatewaysUnavailable), exhaustedIn('on-error', isUnavailable)];
}

function exhaustedIn(section: SectionName, condition: string): Block {
  const id = `apim-llm-exhausted-${section}`;
  const after = statements(`string after = context.Response.Headers.GetValueOrDefault("Retry-After", ""); if (after == "") { after = "${retryAfter}"; } return after;`);
  const lines = [
    // Before the answer is begun: in it, the headers of the 503 are gone.
    ...policy('set-variable', { id: `${id}-after`, name: variables.retryAfter, value: after }),
    ...errorAnswer({
      id: `${id}-answer`,
      status: 429,
      reason: 'Too Many Requests',
      code: '429',
      message: 'All deployments that serve this model are throttled. Retry after the seconds that Retry-After names.',
      retryAfter: expression(textVariable(variables.retryAfter)),
    }),
  ];
  return { kind: 'exhausted', section, carried: {}, lines: policy('choose', { id }, policy('when', { condition: expression(condition) }, lines)) };
}

export function asExhaustedBlock(_carried: JsonObject): ExhaustedBlock {
  return {};
}
