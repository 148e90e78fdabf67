import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Command, Wish } from '../../../commands/command.ts';
import { comparable } from '../../desired/comparable.ts';
import { planFormat, planVersion, type PlanFile, type SavedFile } from '../../engine/saved/plan-file.ts';
import { looksLikePlan, planFileText } from '../../engine/saved/read-plan-file.ts';
import { restsOf } from '../../engine/saved/rests.ts';
import { savedSteps } from '../../engine/saved/save-plan.ts';
import { planDigest } from '../../engine/saved/step-digest.ts';
import { globalOptions } from '../../input/global-options.ts';
import { typedLine } from '../../input/typed-line.ts';
import { resourceGroupOf } from '../../model/arm-id.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Live } from '../../model/live.ts';
import type { Plan } from '../../model/plan.ts';
import { UserError } from '../../model/user-error.ts';
import { redactJson } from '../../output/redact.ts';
import type { Connection } from '../connect-target.ts';
import type { Session } from '../session.ts';
import { planOptions, targetOptions } from './plan-options.ts';

export interface Planned {
  readonly command: Command;
  readonly plan: Plan;
  readonly wish: Wish;
  readonly live: Live;
  readonly connection: Connection;
  readonly files: readonly SavedFile[];
}

/** Where the plan goes. Fails with `OptionsConflict` (exit 2) for what makes no sense, before anything is read. */
export function planFileName({ globals, io }: Session): string {
  const { out = '-' } = globals;
  if (!globals.dryRun) throw new UserError('OptionsConflict', 2, '--out saves a plan that is to be looked at first.', { hint: 'Add --dry-run; then apply what it saved: apim-llm apply --plan FILE' });
  if (globals.emulator) throw new UserError('OptionsConflict', 2, '--out saves a plan for later; the local Azure of --emulator ends with this run.', { hint: 'Name a running one: --emulator-at FILE' });
  if (out === '-') throw new UserError('OptionsConflict', 2, '--out takes the name of a file.', { hint: 'What is in a plan is shown with --json.' });
  return path.resolve(io.cwd, out);
}

/** Writes the file at once or not at all, for nobody else to read (0600). Fails with `PlanNotWritten` (exit 1). */
export async function writePlan(file: string, planned: Planned, session: Session): Promise<void> {
  const text = planFileText(contentOf(planned, session));
  if (!(await mayReplace(file))) throw notWritten(file, 'something else than a plan is there', 'Give another name, or remove that file first.');
  const beside = `${file}.${Math.floor(session.io.random() * 36 ** 6).toString(36)}`;
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw notWritten(file, error instanceof Error ? error.message : String(error), 'Check the folder: it has to exist and to be writable.', error);
  }
}

function contentOf({ command, connection, files, live, plan, wish }: Planned, session: Session): Omit<PlanFile, 'checksum'> {
  const { globals, io, screen, values } = session;
  const redact = (value: Json): Json | undefined => redactJson(value, screen.redact);
  const options = planOptions(command, values);
  const { id, name } = live.service;
  const { headline } = wish;
  return {
    format: planFormat,
    version: planVersion,
    tool: io.version,
    createdAt: new Date(io.now()).toISOString(),
    command: command.path.join(' '),
    line: screen.redact(typedLine(command, globalOptions.filter((option) => targetOptions.includes(option.name)), values)),
    options: redact(options as JsonObject) as JsonObject,
    takeOver: globals.takeOver,
    target: { cloud: connection.local === undefined ? globals.cloud : 'local', subscription: live.subscriptionId, resourceGroup: resourceGroupOf(id) ?? null, service: name, serviceId: id, api: wish.api ?? null },
    ...(headline !== undefined && { headline: screen.redact(headline) }),
    summary: plan.summary,
    steps: savedSteps(plan, comparable, redact),
    warnings: wish.warnings.map(({ code, message }) => ({ code, message: screen.redact(message) })),
    rests: restsOf(live),
    files,
    digest: planDigest(plan, wish.warnings, comparable),
  };
}

/** A plan of an earlier run is written over; nothing else is. */
async function mayReplace(file: string): Promise<boolean> {
  try {
    return looksLikePlan((await readFile(file, 'utf8')).slice(0, 200));
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

function notWritten(file: string, why: string, hint: string, cause?: unknown): UserError {
  return new UserError('PlanNotWritten', 1, `The plan cannot be written to ${file}: ${why}. Nothing was changed.`, { hint, cause });
}
