import type { Page } from '../../../commands/command.ts';
import { shapes } from '../../model/shapes.ts';
import type { Repair } from '../../openapi/changes.ts';
import type { Operation } from '../../openapi/operations.ts';
import { setServer } from '../../openapi/passes/set-server.ts';
import type { Shown } from './show.ts';

const pointersShown = 3;

export function humanLines({ source, specification, shape, title, version, sent, sentBytes }: Shown, page: Page): readonly string[] {
  // That the server is set is what every import does.
  const repairs = sent.repairs.filter(({ id }) => id !== setServer.id);
  const facts = [
    ['from', source.origin],
    ['follows', `${specification === '2.0' ? 'Swagger' : 'OpenAPI'} ${specification}`],
    ['calls', `/${shapes[shape].path} of an account (shape ${shape})`],
    ['size', `${kilobytes(source.bytes)}, imported as ${kilobytes(sentBytes)}`],
  ] as const;
  return [
    ...page.wrap(`${title} ${version}`).map((line) => page.paint('bold', line)),
    ...facts.map(([name, text]) => page.cut(`  ${name.padEnd(7)}   ${text}`)),
    '',
    page.paint('bold', sent.operations.length === 1 ? '1 operation' : `${sent.operations.length} operations`),
    ...operationLines(sent.operations, page),
    '',
    page.paint('bold', repairs.length === 0 ? 'Nothing to repair' : `Repaired for API Management: ${repairs.length === 1 ? '1 kind of change' : `${repairs.length} kinds of changes`}`),
    ...repairs.flatMap((repair) => repairLines(repair, page)),
  ];
}

/** An id stands beside its template where all of them fit, else below. */
function operationLines(operations: readonly Operation[], page: Page): readonly string[] {
  const method = Math.max(...operations.map((each) => each.method.length));
  const template = Math.max(...operations.map((each) => each.urlTemplate.length));
  const wide = method + template + Math.max(...operations.map((each) => each.operationId.length)) + 8 <= Math.min(page.width, 120);
  const indent = ' '.repeat(method + 4);
  return operations.flatMap((each) => {
    const start = `  ${each.method.padEnd(method)}  `;
    if (wide) return [page.cut(`${start}${each.urlTemplate.padEnd(template)}   ${each.operationId}`)];
    return [page.cut(start + each.urlTemplate), page.paint('dim', page.cut(`${indent}${each.operationId}`))];
  });
}

function repairLines({ id, reason, count, pointers }: Repair, page: Page): readonly string[] {
  const first = pointers.slice(0, pointersShown);
  return [
    `  ${id}: ${count === 1 ? '1 change' : `${count} changes`}`,
    ...page.wrap(reason, 4),
    ...first.map((pointer) => page.paint('dim', page.cut(`    #${pointer}`))),
    ...(count > first.length ? [page.paint('dim', `    and ${count - first.length} more`)] : []),
  ];
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000)} kB`;
}
