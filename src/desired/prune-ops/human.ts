import type { Page } from '../../../commands/command.ts';
import type { PruneInput } from './input.ts';
import type { McpTool } from './mcp-tools.ts';
import type { Ruled } from './ruled.ts';

/** Every operation, open or closed, below the reason. */
export function humanLines(ruled: readonly Ruled[], tools: readonly McpTool[], mode: PruneInput['mode'], page: Page): readonly string[] {
  if (ruled.length === 0) return ['', 'The API has no operations.'];
  const [open, closed] = [true, false].map((wanted) => ruled.filter((verdict) => verdict.open === wanted));
  return [
    ...section(`Open: ${open?.length ?? 0} of ${ruled.length} operations`, open ?? [], page),
    ...section(`Closed, ${mode === 'delete' ? 'to be deleted' : 'answered 400'}: ${closed?.length ?? 0}`, closed ?? [], page),
    ...(tools.length === 0 ? [] : ['', page.paint('yellow', 'Tools of MCP servers that are answered 400:'), ...tools.map(({ operation, server, tool }) => page.cut(`  ${tool} of ${server}: ${operation}`))]),
  ];
}

function section(title: string, verdicts: readonly Ruled[], page: Page): readonly string[] {
  if (verdicts.length === 0) return [];
  const groups = new Map<string, Ruled[]>();
  for (const verdict of verdicts) {
    const reason = verdict.reasons.join('; ');
    groups.set(reason, [...(groups.get(reason) ?? []), verdict]);
  }
  const method = Math.max(...verdicts.map((verdict) => verdict.method.length));
  return [
    '',
    page.paint('bold', title),
    ...[...groups].flatMap(([reason, members]) => [
      ...page.wrap(reason, 2).map((line) => page.paint(members.some(({ bypasses }) => bypasses) ? 'yellow' : 'dim', line)),
      ...members.flatMap((each) => operationLines(each, method, page)),
    ]),
  ];
}

/** Both are what --allow takes: where there is no room the name gets a line of its own. */
function operationLines({ method, name, urlTemplate }: Ruled, column: number, { cut, width }: Page): readonly string[] {
  const route = `    ${method.padEnd(column)} ${urlTemplate}`;
  const line = `${route}   ${name}`;
  return line.length <= width ? [cut(line)] : [cut(route), cut(`${' '.repeat(column + 7)}${name}`)];
}
