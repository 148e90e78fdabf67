import type { TrialLimits } from '../../model/trial.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';

/** `3`, or `2.5%` of the calls. */
export function maxErrors(text: string | undefined): TrialLimits['errors'] {
  if (text === undefined) return undefined;
  const percent = percentOf(text);
  if (percent !== undefined) return { percent };
  if (/^\d{1,9}$/.test(text.trim())) return { count: Number(text) };
  throw new UserError('InvalidValue', exitCodes.usage, `--max-errors: "${text}" is neither a number of calls nor a percentage`, { hint: 'As in: --max-errors 0, or --max-errors 1%' });
}

/** `Sweden Central`, or `Sweden Central=80%` of the calls that are served. */
export function expectedRegion(text: string): TrialLimits['regions'][number] {
  const [, region = '', share] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const percent = share === undefined ? undefined : percentOf(share);
  if (region.trim() === '' || (share !== undefined && percent === undefined)) {
    throw new UserError('InvalidValue', exitCodes.usage, `--expect-region: "${text}" is not a region, or a region with its share`, {
      hint: 'As in: --expect-region "Sweden Central", or --expect-region "Sweden Central=80%"',
    });
  }
  return { region: region.trim(), percent };
}

function percentOf(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,3}(?:\.\d{1,3})?)\s*%\s*$/.exec(text) ?? [];
  return digits === undefined || Number(digits) > 100 ? undefined : Number(digits);
}
