import { isObject, type Json } from '../../model/json.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { digestOf } from './digest.ts';
import { planFormat, planVersion, type PlanFile } from './plan-file.ts';

/** One document, indented, with its checksum. */
export function planFileText(plan: Omit<PlanFile, 'checksum'>): string {
  const content = JSON.parse(JSON.stringify(plan)) as { readonly [key: string]: Json };
  return `${JSON.stringify({ ...content, checksum: digestOf(content) }, null, 2)}\n`;
}

/** Whether a text begins as a plan file does: such a file may be written over. */
export function looksLikePlan(start: string): boolean {
  return new RegExp(`^\\s*\\{\\s*"format":\\s*"${planFormat}"`).test(start);
}

/**
 * Reads what `planFileText` wrote. Fails with `PlanUnreadable` for what is no plan, was damaged or edited, and with
 * `PlanOfOtherVersion` for one of another version of apim-llm (both exit 2).
 * @param name of the file, for messages
 */
export async function readPlanFile(text: string, name: string, tool: string): Promise<PlanFile> {
  const found = parsed(text, name);
  if (!isObject(found) || found['format'] !== planFormat) throw unreadable(name, 'it is not a plan of apim-llm');
  const maker = typeof found['tool'] === 'string' ? found['tool'] : 'another version';
  if (found['version'] !== planVersion || maker !== tool) throw otherVersion(name, maker, tool);
  const { checksum, ...content } = found;
  if (checksum !== digestOf(content)) throw unreadable(name, 'it was changed or damaged after it was made');
  const { planFileShape } = await import('./plan-file-shape.ts');
  const { data, error } = planFileShape.safeParse(found);
  if (data !== undefined) return data;
  const [first] = error.issues;
  throw unreadable(name, `${first?.path.join('.') ?? 'it'} is not as a plan has it`);
}

function parsed(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw unreadable(name, 'it is no JSON, or not all of it is there');
  }
}

function unreadable(name: string, why: string): UserError {
  return new UserError('PlanUnreadable', exitCodes.usage, `${name} cannot be applied: ${why}.`, { hint: 'Make the plan anew: the command with --dry-run --out FILE' });
}

function otherVersion(name: string, maker: string, tool: string): UserError {
  const which = /^\d/.test(maker) ? `apim-llm ${maker}` : maker;
  return new UserError('PlanOfOtherVersion', exitCodes.usage, `${name} was made by ${which}; this is ${tool}. A plan is applied by the version that made it.`, {
    hint: [...(/^\d[\w.+-]*$/.test(maker) ? [`Apply it with that one: npx apim-llm@${maker} apply --plan …`] : []), 'Or make the plan anew with this one.'].join('\n'),
  });
}
