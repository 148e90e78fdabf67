import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, type Context, createContext, runInContext } from 'node:vm';
import { tables } from '../../src/emulator/logs/tables.ts';

/** The part of Microsoft's grammar that is used here; it is a program of Bridge.NET and lives in globals. */
interface Language {
  readonly KustoCode: { ParseAndAnalyze(query: string, globals: unknown): KustoCode; Parse(query: string): KustoCode };
  readonly GlobalState: { readonly Default: { WithDatabase(database: unknown): unknown } };
  readonly Symbols: {
    readonly TableSymbol: { From(schema: string): { WithName(name: string): unknown } };
    readonly DatabaseSymbol: { readonly ctor: new (name: string, tables: readonly unknown[]) => unknown };
  };
}

interface KustoCode {
  readonly ResultType: { readonly Columns?: unknown } | null;
  GetDiagnostics(): unknown;
  GetSyntaxDiagnostics(): unknown;
}

interface Diagnostic {
  readonly Severity: string;
  readonly Code: string;
  readonly Message: string;
  readonly Start: number;
}

interface ColumnSymbol {
  readonly Name: string;
  readonly Type: { readonly Name: string };
}

interface Loaded {
  readonly language: Language;
  readonly list: <T>(items: unknown) => readonly T[];
  readonly globals: unknown;
}

let loaded: Loaded | undefined;

const packages = createRequire(import.meta.url);

/** Half a second, once in a worker; in a world of its own, so that its globals and what it does to prototypes stay there. */
function load(): Loaded {
  if (loaded) return loaded;
  const world = createContext(constants.DONT_CONTEXTIFY);
  for (const file of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) runInContext(readFileSync(packages.resolve(`@kusto/language-service-next/${file}`), 'utf8'), world);
  const { Kusto, Bridge } = world as unknown as { readonly Kusto: { readonly Language: Language }; readonly Bridge: { toArray<T>(items: unknown): readonly T[] } };
  const language = Kusto.Language;
  const { TableSymbol, DatabaseSymbol } = language.Symbols;
  const symbols = Object.entries(tables).map(([name, columns]) => TableSymbol.From(`(${columns.map((column) => `['${column.name}']:${column.type}`).join(', ')})`).WithName(name));
  const list = <T>(items: unknown): readonly T[] => [...Bridge.toArray<T>(items)];
  loaded = { language, list, globals: language.GlobalState.Default.WithDatabase(new DatabaseSymbol.ctor('workspace', ofWorld(world, symbols))) };
  return loaded;
}

/** Lists are known by the world that made them. */
function ofWorld(world: Context, items: readonly unknown[]): readonly unknown[] {
  const list = runInContext('[]', world) as unknown[];
  list.push(...items);
  return list;
}

function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.filter(({ Severity }) => Severity === 'Error').map(({ Code, Message, Start }) => `${Code} at ${Start}: ${Message}`);
}

interface Analysed {
  readonly diagnostics: readonly string[];
  readonly columns: readonly string[];
}

/** To analyse one costs a good part of a second, and tests ask twice. */
const analysed = new Map<string, Analysed>();

function analyse(query: string): Analysed {
  const known = analysed.get(query);
  if (known) return known;
  const { language, list, globals } = load();
  const code = language.KustoCode.ParseAndAnalyze(query, globals);
  const columns = code.ResultType?.Columns ?? undefined;
  const found = {
    diagnostics: told(list<Diagnostic>(code.GetDiagnostics())),
    columns: columns === undefined ? [] : list<ColumnSymbol>(columns).map(({ Name, Type }) => `${Name}:${Type.Name}`),
  };
  analysed.set(query, found);
  return found;
}

/** What Microsoft's own parser and binder say against a query over the tables of `tables.ts`: errors of names and types too. Empty: it is a good one. */
export function diagnosticsOf(query: string): readonly string[] {
  return analyse(query).diagnostics;
}

/** Of the grammar alone. */
export function syntaxDiagnosticsOf(query: string): readonly string[] {
  const { language, list } = load();
  return told(list<Diagnostic>(language.KustoCode.Parse(query).GetSyntaxDiagnostics()));
}

/** `name:type` of each column of the answer, as Microsoft's binder reckons them. */
export function resultColumnsOf(query: string): readonly string[] {
  return analyse(query).columns;
}
