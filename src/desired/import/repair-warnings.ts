import type { Warning } from '../../../commands/command.ts';
import type { ImportDocument } from '../../openapi/import-document.ts';
import { setServer } from '../../openapi/passes/set-server.ts';

/** One line for people; the report has the list. That the server is set is what every import does. */
export function repairWarnings({ repairs }: ImportDocument): readonly Warning[] {
  const told = repairs.filter(({ id }) => id !== setServer.id);
  if (told.length === 0) return [];
  const count = told.reduce((sum, repair) => sum + repair.count, 0);
  const message = `the description was repaired: ${count} ${count === 1 ? 'change' : 'changes'} of ${told.length} ${told.length === 1 ? 'kind' : 'kinds'} (${told.map(({ id }) => id).join(', ')}); --json lists them`;
  return [{ code: 'SpecRepaired', message }];
}
