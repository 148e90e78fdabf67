import type { GatewayCall } from '../call.ts';
import type { GatewayResponse } from '../message/message.ts';
import type { TraceEntry } from './trace.ts';

/** A call for people: a line for it, and one for each policy, those inside of others further in. */
export function traceLines(call: GatewayCall, method: string, entries: readonly TraceEntry[], response: GatewayResponse): readonly string[] {
  const { originalUrl, matched, world, startedAt, lastError } = call;
  const head = `${method} ${originalUrl.path} → ${response.status} (${matched.api.name}${matched.operation ? `, ${matched.operation.name}` : ''}, ${world.clock.now() - startedAt} ms)`;
  const lines = entries.map(({ section, scope, path, says }) => {
    const parts = path.split('\\');
    return `  ${section.padEnd(8)} ${scope.padEnd(9)} ${'  '.repeat(parts.length - 1)}${parts.at(-1) ?? ''}: ${says}`;
  });
  return [head, ...lines, ...(lastError ? [`  ${lastError.source}: ${lastError.reason}: ${lastError.message}`] : [])];
}
