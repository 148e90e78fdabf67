import type { Download, Downloaded } from '../src/model/download.ts';
import type { Json, JsonObject } from '../src/model/json.ts';
import type { Live, More, Scope } from '../src/model/live.ts';
import type { LocalFiles } from '../src/model/local-files.ts';
import type { LogPlace, LogQuestion, LogWorkspace } from '../src/model/logs.ts';
import type { Outcome } from '../src/model/plan.ts';
import type { Desired } from '../src/model/resource.ts';
import type { Trial } from '../src/model/trial.ts';

export interface OptionSpec {
  /** Long flag without dashes, `resource-group`. A flag of type `switch` named `accept-retry-after` also takes `--no-…` where `negatable`. */
  readonly name: string;
  readonly short?: string;
  readonly type: 'text' | 'switch' | 'integer' | 'list' | 'choice';
  /** In help: `--account <account>`. */
  readonly placeholder?: string;
  readonly choices?: readonly string[];
  readonly help: string;
  readonly required?: boolean;
  readonly default?: string | number | boolean;
  readonly negatable?: boolean;
  /** The option that says the same in another way: where both have a value, the one that stands nearer to the command counts. */
  readonly insteadOf?: string;
  /** The question of a prompt; options without one are never asked for. */
  readonly ask?: string;
}

/** A value that stands without a flag: `pool create NAME`. It comes from the command line or a question, never from the environment. */
export interface ArgumentSpec {
  /** As options are named, and different from theirs; `<name>` in help. */
  readonly name: string;
  readonly help: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
  /** The question of a prompt. */
  readonly ask?: string;
}

/** Resolved options, and arguments, by camelCase name: text → string, switch → boolean, integer → number, list → string[]. */
export type OptionValues = Readonly<Record<string, string | boolean | number | readonly string[] | undefined>>;

export interface Warning {
  readonly code: string;
  readonly message: string;
}

/** What a plan command wants, computed from input and live state without I/O. */
export interface Wish {
  readonly desired: readonly Desired[];
  readonly warnings: readonly Warning[];
  /** The API that the command is about, for the report's target. */
  readonly api: string | undefined;
  /** One line for people above the plan: what this is about (`Azure OpenAI Service API 2024-10-21 → https://…/openai`). */
  readonly headline?: string;
  /** Lines for people below the plan: what the command found out besides. */
  readonly report?: (page: Page) => readonly string[];
  /** Something stays otherwise than wanted, whatever the plan does: with --exit-code the command ends with 3. */
  readonly remains?: boolean;
}

/** What a command may read besides Azure, before a connection is made: files, standard input, descriptions from elsewhere. */
export interface Files {
  /** Text of a file, or of standard input for `-`. Fails with a UserError that names the file. */
  readText(path: string, limitBytes: number): Promise<string>;
  /** Text of a file that comes with this program: a path below `templates`. */
  readTemplate(path: string): Promise<string>;
  /** What an address answers. Why there is nothing is told, not thrown; only a Ctrl-C is. */
  download(wanted: Download): Promise<Downloaded>;
  /** What was kept under this sha256 (hex) and still is so; undefined for everything else, whatever went wrong. */
  cached(sha256: string): Promise<Uint8Array | undefined>;
  /** Keeps it for later runs where that is possible. Never fails. */
  keep(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Stands in for the address that published descriptions are downloaded from. */
  readonly mirror: string | undefined;
}

/** The code of a command that goes the one way: parse → resolve → read → plan → show → confirm → apply → report. */
export interface PlanModule<Input = unknown> {
  /** Checks what options alone can tell (UserError, exit 2) and reads files. */
  prepare(values: OptionValues, files: Files): Promise<Input>;
  scope(input: Input): Scope;
  /** What the next read must bring, decided from those before; asked again after it, until nothing more is needed. `round` counts from 1. */
  more?(input: Input, live: Live, round: number): More | undefined;
  /** Pure. Refuses with a UserError what our rules refuse. */
  wish(input: Input, live: Live): Wish;
  /** `result` of the report: after apply, or when there was nothing to do. */
  result(input: Input, live: Live, outcome: Outcome): JsonObject;
  /** What to type next, shown to people after success. `local`: of a local Azure, which Azure CLI does not know. */
  next?(input: Input, live: Live, local?: LocalFiles): readonly string[];
}

export interface CommandData {
  /** `['pool', 'create']` */
  readonly path: readonly string[];
  readonly summary: string;
  readonly examples: readonly { readonly says: string; readonly line: string }[];
  /** In the order in which they are typed. */
  readonly arguments?: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Roles or actions that the caller needs, for help and documents. */
  readonly permissions: readonly string[];
  /** What a run leaves behind or costs: on Azure, on this machine, at others. Short sentences without a full stop, for help and documents. */
  readonly effects?: readonly string[];
}

export interface PlanCommand extends CommandData {
  readonly does: 'plan';
  load(): Promise<PlanModule>;
}

/** Reads and reports; never writes to Azure. */
export interface ReportModule<Input = unknown> {
  prepare(values: OptionValues): Input;
  scope(input: Input): Scope;
  /** As in PlanModule. */
  more?(input: Input, live: Live, round: number): More | undefined;
  report(input: Input, live: Live, page?: Page): { readonly result: JsonObject; readonly status: 'ok' | 'changes'; readonly human: readonly string[]; readonly warnings: readonly Warning[] };
}

export interface ReportCommand extends CommandData {
  readonly does: 'report';
  load(): Promise<ReportModule>;
}

/** Calls the data plane as clients do, and tells what came back. Reads Azure; never writes to it. */
export interface ProbeModule<Input = unknown> {
  prepare(values: OptionValues): Input;
  scope(input: Input): Scope;
  /** As in PlanModule. */
  more?(input: Input, live: Live, round: number): More | undefined;
  /** Pure: what is to be called, and how. With a script, that is all: nothing is called. */
  trial(input: Input, live: Live): { readonly trial: Trial; readonly script: string | undefined };
}

export interface ProbeCommand extends CommandData {
  readonly does: 'probe';
  load(): Promise<ProbeModule>;
}

/** Asks the logs that monitoring fills. Reads Azure to find them; never writes to it. */
export interface QueryModule<Input = unknown> {
  prepare(values: OptionValues, files: Files): Promise<Input>;
  /** The file of `templates/kql` that is asked, without its ending; undefined: the command lists what there is. */
  template(input: Input): string | undefined;
  /** The query with its values is all that is wanted. */
  onlyShows(input: Input): boolean;
  place(input: Input): LogPlace;
  scope(input: Input): Scope;
  /** As in PlanModule. */
  more?(input: Input, live: Live, round: number): More | undefined;
  workspace(input: Input, live: Live): LogWorkspace;
  /** Pure. @param now milliseconds since 1970 */
  question(input: Input, template: string, now: number): LogQuestion;
  /** Why there may be nothing, and what to type. @param live undefined where nothing was read */
  whyEmpty(input: Input, live: Live | undefined): readonly string[];
}

export interface QueryCommand extends CommandData {
  readonly does: 'query';
  /** `tail` goes on until it is stopped. */
  readonly run: 'query' | 'tail';
  load(): Promise<QueryModule>;
}

/** What lines for people are fitted to. */
export interface Page {
  /** Columns that there are. */
  readonly width: number;
  /** Cuts a line that is too wide. */
  cut(text: string): string;
  /** Breaks at blanks; each line stands `indent` columns in. */
  wrap(text: string, indent?: number): readonly string[];
  paint(style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string): string;
}

export interface LocalReport {
  readonly result: JsonObject;
  readonly human: (page: Page) => readonly string[];
  readonly warnings: readonly Warning[];
}

/** Neither reads nor writes Azure: nobody needs to sign in, or to name a service. */
export interface LocalModule {
  report(values: OptionValues, files: Files): Promise<LocalReport>;
}

export interface LocalCommand extends CommandData {
  readonly does: 'local';
  load(): Promise<LocalModule>;
}

/** Has a life of its own (`emulator start`, `demo`). */
export interface OtherCommand extends CommandData {
  readonly does: 'other';
  readonly run: 'emulator start' | 'emulator stop' | 'demo' | 'wizard' | 'undo' | 'apply';
}

export type Command = PlanCommand | ReportCommand | ProbeCommand | QueryCommand | LocalCommand | OtherCommand;

export type { Json };
