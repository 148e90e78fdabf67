import type { JsonObject } from '../model/json.ts';
import { exitCodes, UserError } from '../model/user-error.ts';
import { checkDepth } from './checks/depth.ts';
import { checkInfo } from './checks/info.ts';
import { checkOperations } from './checks/operations.ts';
import { checkParameters } from './checks/parameters.ts';
import { checkReferences } from './checks/references.ts';
import { oneLine } from './one-line.ts';
import type { Problem } from './problem.ts';

/** Everything for which API Management would refuse the document, or take it and answer differently. */
export function problemsOf(document: JsonObject): readonly Problem[] {
  return [...checkInfo(document), ...checkOperations(document), ...checkParameters(document), ...checkReferences(document), ...checkDepth(document)];
}

const shown = 10;

export function refuse(origin: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const lines = problems.slice(0, shown).map(({ pointer, reason }) => `  ${pointer === '' ? 'the document' : oneLine(`#${pointer}`, 300)} ${oneLine(reason, 200)}`);
  if (problems.length > shown) lines.push(`  and ${problems.length - shown} more`);
  throw new UserError('SpecNotImportable', exitCodes.usage, `API Management would not take ${origin} as it is:\n${lines.join('\n')}`, {
    hint: 'Change these places and run it again, or use the built-in description: --spec builtin',
  });
}
