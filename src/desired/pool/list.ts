import type { ReportModule } from '../../../commands/command.ts';
import { stateWarnings } from '../members/shown-state.ts';
import { moreForReport, poolsOf, prepareReport, reportedPool, scopeOfReport, type ReportInput } from './report.ts';
import { humanList } from './list-human.ts';

/** `apim-llm pool list`: every pool of a service, whoever made it. */
export const poolListModule: ReportModule<ReportInput> = {
  prepare: prepareReport,
  scope: scopeOfReport,
  more: moreForReport,
  report(_input, live) {
    const pools = poolsOf(live).map((pool) => reportedPool(pool, live));
    return { result: { pools }, status: 'ok', human: humanList(live.service.name, pools), warnings: stateWarnings(pools.flatMap(({ members }) => members)) };
  },
};
