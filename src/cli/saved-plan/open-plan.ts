import type { Entry } from '../../../commands/registry.ts';
import type { OptionValues, PlanCommand } from '../../../commands/command.ts';
import type { PlanFile } from '../../engine/saved/plan-file.ts';
import { readPlanFile } from '../../engine/saved/read-plan-file.ts';
import { sameId } from '../../model/arm-id.ts';
import type { JsonObject } from '../../model/json.ts';
import { clouds } from '../../input/global-options.ts';
import { UserError } from '../../model/user-error.ts';
import { filesOf } from '../files.ts';
import type { Session } from '../session.ts';

/** Descriptions of several megabytes stand in it twice. */
const longestPlan = 128 * 1024 * 1024;

export interface OpenedPlan {
  /** Of the file, as it was given: where a new plan may be put. */
  readonly name: string;
  readonly file: PlanFile;
  readonly command: PlanCommand;
  /** The session as the command that made the plan would have it. */
  readonly session: Session;
}

/** Reads the file that `--plan` names. Fails with UserErrors of exit 2 for one that cannot be applied here. */
export async function openPlan(session: Session, commands: readonly Entry[]): Promise<OpenedPlan> {
  const { globals, io, values } = session;
  if (globals.emulator) throw new UserError('OptionsConflict', 2, 'The local Azure of --emulator begins with this run: no plan was made for it.', { hint: 'Name a running one: --emulator-at FILE' });
  const given = String(values['plan']);
  const name = given === '-' ? 'standard input' : given;
  const file = await readPlanFile(await filesOf(session).readText(given, longestPlan), name, io.version);
  refuseOtherTarget(file, session, name);
  const entry = commands.find((each) => each.path.join(' ') === file.command);
  const command = await entry?.load();
  if (command?.does !== 'plan') throw new UserError('PlanUnreadable', 2, `${name} cannot be applied: it names a command that there is not.`, { hint: 'Make the plan anew.' });
  return { name: given === '-' ? 'plan.json' : given, file, command, session: asPlanned(file, command, session) };
}

/** What is given has to be what the plan was made for; what is not given is taken from the plan. */
function refuseOtherTarget({ options, target }: PlanFile, { globals }: Session, name: string): void {
  const compared: readonly (readonly [string, string | undefined, string | null])[] = [
    ['Azure', azureOf(globals, target), target.cloud],
    ['subscription', globals.subscription, target.subscription],
    ['resource group', globals.resourceGroup, target.resourceGroup],
    ['service', globals.service, target.service],
    ['API', globals.api, typeof options['api'] === 'string' ? options['api'] : target.api],
  ];
  const differs = compared.find(([, given, planned]) => given !== undefined && !sameId(given, planned ?? ''));
  if (differs === undefined) return;
  const [what, given = '', planned] = differs;
  const hint = what === 'Azure' && target.cloud === 'local' ? 'Name the local Azure: --emulator-at FILE' : `Leave the option or the variable that says ${given} out, or make a plan for ${given}.`;
  throw new UserError('PlanOfOtherTarget', 2, `${name} was made for another ${what}: ${planned ?? 'none'}, not ${given}.`, { hint });
}

/** A plan names its cloud; only a local Azure has to be found. */
function azureOf({ cloud, emulatorAt }: Session['globals'], target: PlanFile['target']): string {
  if (emulatorAt !== undefined) return 'local';
  return cloud === 'AzureCloud' && target.cloud !== 'local' ? target.cloud : cloud;
}

function asPlanned(file: PlanFile, command: PlanCommand, session: Session): Session {
  const { cloud, resourceGroup, service, subscription } = file.target;
  const named = session.globals.emulatorAt === undefined ? clouds.find((each) => each === cloud) : undefined;
  const api = file.options['api'];
  return {
    ...session,
    command,
    values: { ...valuesOf(file.options), service, subscription, ...(resourceGroup !== null && { resourceGroup }) },
    globals: { ...session.globals, service, subscription, cloud: named ?? session.globals.cloud, takeOver: file.takeOver, ...(resourceGroup !== null && { resourceGroup }), ...(typeof api === 'string' && { api }) },
  };
}

/** They were typed when the plan was made, and the checksum is right. */
function valuesOf(options: JsonObject): OptionValues {
  return options as OptionValues;
}
