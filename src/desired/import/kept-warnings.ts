import type { Warning } from '../../../commands/command.ts';
import type { Seen } from '../../model/live.ts';
import { seenOperation } from './operation-changes.ts';
import type { ImportTarget } from './target.ts';

/** Operations that people made, or wrote a policy: those that stay without the description, and those that it has by now. */
export function keptWarnings({ fates, input }: ImportTarget): readonly Warning[] {
  const kept = fates.kept.map(({ operation, why }) => `${named(operation)}: ${why}`);
  const adopted = fates.adopted.map(named);
  return [
    ...(kept.length === 0 ? [] : [{ code: 'OperationsKept', message: `operations of ${input.apiId} stay although the description does not have them: ${kept.join('; ')}` }]),
    ...(adopted.length === 0 ? [] : [{ code: 'OperationsDescribed', message: `operations of ${input.apiId} that were made by hand get texts, requests and responses of the description; ids and policies stay: ${adopted.join('; ')}` }]),
  ];
}

function named(operation: Seen): string {
  const { method, name, urlTemplate } = seenOperation(operation);
  return `${method} ${urlTemplate} (${name})`;
}
