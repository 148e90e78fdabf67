import { exitCodes, UserError } from '../../model/user-error.ts';
import { shellWord } from '../../model/shell-word.ts';
import type { OpenedPlan } from './open-plan.ts';

const most = 12;

/** @param what changed, a line each */
export function stale({ file, name, session }: OpenedPlan, what: readonly string[], cause?: UserError): UserError {
  const lines = [...what.slice(0, most), ...(what.length > most ? [`… and ${what.length - most} more`] : [])].map((each) => `  ${each}`);
  const why = cause === undefined || what.includes(cause.message) ? [] : [`The same command is refused by now: ${cause.message}`];
  const { emulatorAt } = session.globals;
  const where = emulatorAt === undefined ? [] : ['--emulator-at', shellWord(emulatorAt)];
  return new UserError('PlanStale', exitCodes.conflict, ['Azure is not as the plan found it. Nothing was written.', ...lines, ...why].join('\n'), {
    hint: `Make the plan anew, and look at it again:\n  ${[file.line, ...where, '--dry-run', '--out', shellWord(name)].join(' ')}`,
    cause,
  });
}
