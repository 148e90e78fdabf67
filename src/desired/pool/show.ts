import type { ReportModule } from '../../../commands/command.ts';
import { nameOf } from '../../model/arm-id.ts';
import { didYouMean } from '../../model/did-you-mean.ts';
import type { Live } from '../../model/live.ts';
import { exitCodes, UserError } from '../../model/user-error.ts';
import { stateWarnings } from '../members/shown-state.ts';
import { moreForReport, poolsOf, prepareReport, reportedPool, scopeOfReport, type ReportInput } from './report.ts';
import { humanPool } from './show-human.ts';

interface ShowInput extends ReportInput {
  readonly name: string;
}

/** `apim-llm pool show`: members with their weights, breakers and quotas, and which calls go to them. */
export const poolShowModule: ReportModule<ShowInput> = {
  prepare: (values) => ({ ...prepareReport(values), name: String(values['name'] ?? '') }),
  scope: scopeOfReport,
  more: moreForReport,
  report({ name }, live) {
    const pool = poolsOf(live).find(({ id }) => nameOf(id).toLowerCase() === name.toLowerCase());
    if (pool === undefined) throw noPool(name, live);
    const shown = reportedPool(pool, live);
    return { result: shown, status: 'ok', human: humanPool(shown), warnings: stateWarnings(shown.members) };
  },
};

export function noPool(name: string, live: Live): UserError {
  const names = poolsOf(live).map(({ id }) => nameOf(id));
  const near = didYouMean(name, names);
  const known = names.length === 0 ? `It has none. Make one:  apim-llm pool create ${name} --member ACCOUNT/DEPLOYMENT` : `It has: ${names.join(', ')}`;
  return new UserError('NotFound', exitCodes.failed, `The service ${live.service.name} has no pool ${name}.`, { hint: [...(near === undefined ? [] : [`Did you mean ${near}?`]), known].join('\n') });
}
