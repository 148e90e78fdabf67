import type { Json, JsonObject } from '../src/model/json.ts';
import type { Live, Scope } from '../src/model/live.ts';
import type { Outcome } from '../src/model/plan.ts';
import type { Desired } from '../src/model/resource.ts';

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
  /** The question of a prompt; options without one are never asked for. */
  readonly ask?: string;
}

/** Resolved options by camelCase name: text → string, switch → boolean, integer → number, list → string[]. */
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
}

/** What a plan command may read besides Azure: files and standard input, before the connection is made. */
export interface Files {
  /** Text of a file, or of standard input for `-`. Fails with a UserError that names the file. */
  readText(path: string, limitBytes: number): Promise<string>;
}

/** The code of a command that goes the one way: parse → resolve → read → plan → show → confirm → apply → report. */
export interface PlanModule<Input = unknown> {
  /** Checks what options alone can tell (UserError, exit 2) and reads files. */
  prepare(values: OptionValues, files: Files): Promise<Input>;
  scope(input: Input): Scope;
  /** Pure. Refuses with a UserError what our rules refuse. */
  wish(input: Input, live: Live): Wish;
  /** `result` of the report: after apply, or when there was nothing to do. */
  result(input: Input, live: Live, outcome: Outcome): JsonObject;
  /** What to type next, shown to people after success. */
  next?(input: Input, live: Live): readonly string[];
}

export interface CommandData {
  /** `['pool', 'create']` */
  readonly path: readonly string[];
  readonly summary: string;
  readonly examples: readonly { readonly says: string; readonly line: string }[];
  readonly options: readonly OptionSpec[];
  /** Roles or actions that the caller needs, for help and documents. */
  readonly permissions: readonly string[];
}

export interface PlanCommand extends CommandData {
  readonly does: 'plan';
  load(): Promise<PlanModule>;
}

/** Reads and reports; never writes to Azure. */
export interface ReportModule<Input = unknown> {
  prepare(values: OptionValues): Input;
  scope(input: Input): Scope;
  /** The accounts of a second read, where the first decides which are needed; the rest of it is not read again. */
  more?(input: Input, live: Live): Scope | undefined;
  report(input: Input, live: Live): { readonly result: JsonObject; readonly status: 'ok' | 'changes'; readonly human: readonly string[]; readonly warnings: readonly Warning[] };
}

export interface ReportCommand extends CommandData {
  readonly does: 'report';
  load(): Promise<ReportModule>;
}

/** Has a life of its own (`emulator start`, `demo`). */
export interface OtherCommand extends CommandData {
  readonly does: 'other';
  readonly run: 'emulator start' | 'emulator stop' | 'demo' | 'undo';
}

export type Command = PlanCommand | ReportCommand | OtherCommand;

export type { Json };
