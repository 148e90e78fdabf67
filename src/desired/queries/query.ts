import type { QueryModule } from '../../../commands/command.ts';
import { shellWord } from '../../model/shell-word.ts';
import { filledIn } from './fill-in.ts';
import { logScope, moreOfLogs, workspaceOf } from './find-workspace.ts';
import { kqlText, kqlTimespan } from './kql-literal.ts';
import { placeOf } from './place.ts';
import { kqlPrices, pricesNeeded } from './prices.ts';
import { queryInput, type QueryInput } from './query-input.ts';
import { spanOf, stepFor } from './span.ts';
import { whyNothing } from './monitoring-off.ts';

const isLlm = ({ query }: QueryInput): boolean => query?.needs === 'llm';
const lacksPrices = ({ kqlOnly, prices, query }: QueryInput): boolean => query?.name === 'cost' && prices === undefined && !kqlOnly;

export const monitorQueryModule: QueryModule<QueryInput> = {
  prepare: queryInput,
  // Which models were called is what the table of prices must know.
  template: (input) => (lacksPrices(input) ? 'tokens' : input.query?.name),
  onlyShows: ({ kqlOnly }) => kqlOnly,
  place: placeOf,
  scope: logScope,
  more: (input, live) => moreOfLogs(input, isLlm(input), live),
  workspace: workspaceOf,
  question(input, template, now) {
    const { api, prices, query, service, since, until } = input;
    const span = spanOf(since, until, now);
    const kql = filledIn(template, {
      service: kqlText(service ?? ''),
      api: kqlText(api ?? ''),
      step: kqlTimespan(stepFor(span)),
      ...(prices !== undefined && { prices: kqlPrices(prices) }),
    });
    const shown = { name: query?.name ?? '', kql, span, chart: query?.chart ?? { label: [], value: '' } };
    if (lacksPrices(input)) return { ...shown, refuse: ({ columns, rows }) => pricesNeeded(distinct(rows.map((row) => row[columns.findIndex(({ name }) => name === 'Model')])), again(input)) };
    return prices?.currency === undefined ? shown : { ...shown, note: `Cost is in ${prices.currency}.` };
  },
  whyEmpty: (input, live) => whyNothing(input, isLlm(input), live),
};

function distinct(models: readonly unknown[]): readonly string[] {
  return [...new Set(models.filter((model) => typeof model === 'string' && model !== ''))].toSorted() as readonly string[];
}

function again({ api, service }: QueryInput): string {
  return ['apim-llm monitor query cost', ...(service === undefined ? [] : ['--service', shellWord(service)]), ...(api === undefined ? [] : ['--api', shellWord(api)]), '--prices prices.json'].join(' ');
}
