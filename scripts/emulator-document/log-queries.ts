import { aggregates } from '../../src/emulator/logs/kql/aggregates/table.ts';
import { specialForms } from '../../src/emulator/logs/kql/bind/special-forms.ts';
import { scalarFunctions } from '../../src/emulator/logs/kql/functions/table.ts';
import { multiAggregates } from '../../src/emulator/logs/kql/operators/multi-aggregates.ts';
import { operatorParsers } from '../../src/emulator/logs/kql/parser/operator.ts';
import { code, table } from './language.ts';
import type { Language, Words } from './language.ts';

const sources = ['datatable', 'materialize()', 'print', 'range', 'table()', 'union'];

function names(list: Iterable<string>): string {
  return [...new Set(list)].toSorted().map(code).join(', ');
}

const heads: Readonly<Record<'kind' | 'names', Words>> = { kind: { en: 'kind', ja: '種類' }, names: { en: 'names', ja: '名前' } };
const kinds: Readonly<Record<'operators' | 'sources' | 'statements' | 'scalar' | 'aggregate', Words>> = {
  operators: { en: 'behind `|`', ja: '`|` の後' },
  sources: { en: 'tables of their own', ja: '表を作るもの' },
  statements: { en: 'statements', ja: '文' },
  scalar: { en: 'of values', ja: '値' },
  aggregate: { en: 'in `summarize`', ja: '`summarize` の中' },
};

function rows(language: Language, of: readonly (readonly [Words, string])[]): string {
  return table([heads.kind[language], heads.names[language]], of.map(([kind, text]) => [kind[language], text]));
}

export function logOperatorsIn(language: Language): string {
  return rows(language, [
    [kinds.operators, names(Object.keys(operatorParsers))],
    [kinds.sources, names(sources)],
    [kinds.statements, names(['let'])],
  ]);
}

export function logFunctionsIn(language: Language): string {
  return rows(language, [
    [kinds.scalar, names([...scalarFunctions.keys(), ...specialForms.keys()])],
    [kinds.aggregate, names([...aggregates.keys(), ...multiAggregates.keys()])],
  ]);
}
