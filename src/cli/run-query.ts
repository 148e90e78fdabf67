import type { QueryCommand } from '../../commands/command.ts';
import type { Json } from '../model/json.ts';
import type { LogAnswer, LogQuestion } from '../model/logs.ts';
import { twoColumns } from '../output/columns.ts';
import { logView } from '../output/log-view.ts';
import { logQueries } from '../desired/queries/log-query.ts';
import { finished, type Ending } from './ending.ts';
import { filesOf } from './files.ts';
import { openLogs, prepareLogs, type Prepared } from './open-logs.ts';
import type { Session } from './session.ts';

/** Finds the logs, asks them one question, and shows the answer. */
export async function runQuery(command: QueryCommand, session: Session): Promise<Ending> {
  if (command.run === 'tail') return (await import('./run-tail.ts')).runTail(command, session);
  const { io, notes, screen } = session;
  const prepared = await prepareLogs(command, session);
  const { module, input } = prepared;
  const template = module.template(input);
  if (template === undefined) return listed(session);
  const text = await filesOf(session).readTemplate(`kql/${template}.kql`);
  if (!module.onlyShows(input)) return asked(prepared, text, session);
  const { kql, name } = module.question(input, text, io.now());
  notes.result = { query: name, kql };
  screen.out([kql.trimEnd()]);
  return finished;
}

function listed({ notes, screen }: Session): Ending {
  notes.result = { queries: logQueries.map(({ name, summary, needs }) => ({ name, summary, needs })) };
  screen.out([
    ...twoColumns(logQueries.map(({ name, summary }) => [name, summary]), Math.min(80, screen.widthOut)),
    '',
    screen.paintOut('bold', 'Next:'),
    '  apim-llm monitor query operations --service SERVICE',
    '  apim-llm monitor query operations --kql',
  ]);
  return finished;
}

async function asked({ module, input }: Prepared, template: string, session: Session): Promise<Ending> {
  const { notes, screen } = session;
  const logs = await openLogs({ module, input }, session);
  try {
    const question = module.question(input, template, await logs.now());
    screen.progress.doing(`asking ${logs.workspace.id ?? logs.workspace.customerId}`);
    const answer = await logs.query(question.kql, question.span);
    if (question.refuse !== undefined) throw question.refuse(answer.table);
    notes.result = { ...resultOf(question, answer), workspace: logs.workspace.id ?? logs.workspace.customerId };
    const empty = answer.table.rows.length === 0 ? module.whyEmpty(input, logs.live) : [];
    if (answer.partial !== undefined) warn(session, 'PartialResult', `The workspace answered with a part only: ${answer.partial.message}`);
    if (empty.length > 0) notes.warnings.push({ code: 'NothingLogged', message: ['Nothing was logged in that time.', ...empty.map((line) => line.trim())].join(' ') });
    screen.out(logView(question, answer, screen.widthOut, screen.paintOut));
    if (empty.length > 0 && !screen.json) screen.err(['Nothing was logged in that time.', ...empty]);
    return finished;
  } finally {
    screen.progress.rest();
    await logs.close();
  }
}

function resultOf({ name, span, kql }: LogQuestion, { table: { columns, rows }, partial }: LogAnswer): Record<string, Json> {
  return {
    query: name,
    timespan: 'duration' in span ? span.duration : `${new Date(span.from).toISOString()}/${new Date(span.to).toISOString()}`,
    columns: columns.map(({ name: column, type }) => ({ name: column, type })),
    rows: rows.map((row) => Object.fromEntries(columns.map((column, index) => [column.name, row[index] ?? null]))),
    partial: partial === undefined ? null : { ...partial },
    kql,
  };
}

function warn({ notes, screen }: Session, code: string, message: string): void {
  notes.warnings.push({ code, message });
  screen.warn([{ code, message }]);
}
