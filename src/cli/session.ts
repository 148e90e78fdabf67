import type { Command, OptionSpec, OptionValues, Warning } from '../../commands/command.ts';
import type { Entry } from '../../commands/registry.ts';
import type { Config } from '../input/config-text.ts';
import { globalOptions, type GlobalValues } from '../input/global-options.ts';
import type { Missing } from '../input/missing-input.ts';
import { inBrackets, positional } from '../input/positional.ts';
import type { Asking } from '../input/prompts.ts';
import { typed } from '../input/raw-value.ts';
import { resolve, type Resolved } from '../input/resolve.ts';
import { keyOf } from '../input/option-names.ts';
import { mayAsk } from '../input/terminal.ts';
import { unknownVariables, variablesOfOurs } from '../input/unknown-variables.ts';
import type { JsonObject } from '../model/json.ts';
import type { Outcome, Plan } from '../model/plan.ts';
import { UserError } from '../model/user-error.ts';
import { plain } from '../output/paint.ts';
import type { Target } from '../output/plan-view.ts';
import { globalsOf } from './command-globals.ts';
import type { Io } from './io.ts';
import type { Given } from './parse.ts';
import { createScreen, type Screen } from './screen.ts';

/** What a run has found out so far: the report of an error tells it too. */
export interface Notes {
  target: Target;
  plan?: Plan | undefined;
  outcome?: Outcome | undefined;
  result?: JsonObject | undefined;
  /** One line above the plan. */
  headline?: string | undefined;
  /** Lines below the plan: what was found out besides. */
  findings?: readonly string[] | undefined;
  readonly warnings: Warning[];
}

export interface Session {
  readonly io: Io;
  readonly command: Command;
  readonly globals: GlobalValues;
  /** Of the command's own options and arguments, and of the global options. */
  readonly values: OptionValues;
  readonly screen: Screen;
  /** Undefined where nobody can be asked. */
  readonly asking: Asking | undefined;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  readonly notes: Notes;
}

export interface CommandLine {
  readonly command: Command;
  readonly given: Given;
  /** As typed, for hints that repeat it. */
  readonly argv: readonly string[];
  /** All commands: a config file may have sections for each. */
  readonly commands: readonly Entry[];
}

/**
 * Gives every option its value: flag, environment, config file, prompt, default. Fails with UserErrors of exit 2; what is
 * missing is named all at once.
 * @param onScreen called as soon as it is known how to report, so that errors after it are reported so
 */
export async function openSession(line: CommandLine, io: Io, signal: AbortSignal, notes: Notes, onScreen: (screen: Screen) => void): Promise<Session> {
  const { command, given, argv, commands } = line;
  const globals = globalsOf(command);
  const named = resolve(globals.filter(({ name }) => name === 'config'), undefined, { given, env: io.env, config: () => undefined });
  const config = await configFor(named.values['config'], commands, io);
  const sources = { given, env: io.env };
  const forAll = resolve(globals, undefined, { ...sources, config: (name) => config?.global(command.path, name) });
  const places = positional(command.arguments ?? [], given);
  const own = resolve(command.options, command.path, { ...sources, config: (name) => config?.option(command.path, name) });
  const globalValues = asGlobals(forAll);
  notes.target = { subscription: globalValues.subscription, resourceGroup: globalValues.resourceGroup, service: globalValues.service, api: globalValues.api };
  const json = globalValues.output === 'json';
  if (globalValues.output === 'markdown' && command.does === 'other' && command.run !== 'undo' && command.run !== 'apply') {
    throw new UserError('OptionsConflict', 2, `${command.path.join(' ')} has no report in Markdown.`, { hint: 'Leave --output markdown out.' });
  }
  const moves = command.does !== 'other' || command.run === 'undo' || command.run === 'apply' || command.run === 'wizard';
  const screen = await createScreen(io, { json, markdown: globalValues.output === 'markdown', annotations: globalValues.annotations, quiet: globalValues.quiet, debug: globalValues.debug, noColor: globalValues.noColor, plain: isPlain(globalValues, io) }, moves, [...argv, ...textsOf(forAll.values), ...textsOf(own.values), ...textsOf(places.values)]);
  onScreen(screen);
  if (config !== undefined) screen.tell(`configuration file ${config.file}`);

  await warnOfVariables(commands, io, notes, screen);
  const { stdin, stderr, env } = io;
  const canAsk = mayAsk({ stdinIsTty: stdin.isTTY === true, stderrIsTty: stderr.isTTY === true, env, noInput: globalValues.noInput, json });
  const asking: Asking | undefined = canAsk ? { input: stdin, output: stderr, signal, colours: screen.paintErr !== plain, byLine: screen.plain } : undefined;
  const missing: readonly Missing[] = [
    ...places.missing.map((argument) => ({ argument })),
    ...forAll.missing.map((spec) => ({ spec, command: undefined })),
    ...own.missing.map((spec) => ({ spec, command: command.path })),
  ];
  const answers = await answered(command, missing, argv, asking, globalValues);
  if (typeof answers['service'] === 'string') notes.target = { ...notes.target, service: answers['service'] };
  for (const [name, from] of [...forAll.origins, ...own.origins]) screen.tell(`--${name} from ${from}`);
  return { io, command, globals: { ...globalValues, ...answers }, values: { ...forAll.values, ...own.values, ...places.values, ...answers }, screen, asking, signal, notes };
}

/** A dumb terminal cannot move its cursor. */
function isPlain({ plain: asked }: GlobalValues, { env }: Io): boolean {
  return asked || env['TERM'] === 'dumb';
}

function textsOf(values: OptionValues): readonly string[] {
  return Object.values(values).flat().filter((value) => typeof value === 'string');
}

async function warnOfVariables(commands: readonly Entry[], { env }: Io, notes: Notes, screen: Screen): Promise<void> {
  if (variablesOfOurs(env).length === 0) return;
  const warnings = unknownVariables(env, globalOptions, await Promise.all(commands.map((entry) => entry.load())));
  notes.warnings.push(...warnings);
  screen.warn(warnings);
}

async function configFor(named: unknown, commands: readonly Entry[], io: Io): Promise<Config | undefined> {
  const { findConfigFile, loadConfigFile } = await import('../input/config-file.ts');
  const file = await findConfigFile(typeof named === 'string' ? named : undefined, io.cwd);
  if (file === undefined) return undefined;
  return loadConfigFile(file, io.cwd, globalOptions, () => Promise.all(commands.map((entry) => entry.load())));
}

function asGlobals({ values, origins: from }: Resolved): GlobalValues {
  const flags = Object.fromEntries(globalOptions.filter(({ type }) => type === 'switch').map(({ name }) => [keyOf(name), values[keyOf(name)] === true]));
  const asksJson = values['json'] === true;
  if (asksJson && values['output'] !== 'json' && from.get('output') === '--output') {
    throw new UserError('OptionsConflict', 2, `--json and --output ${String(values['output'])} contradict each other.`, { hint: 'Keep one of them.' });
  }
  // The shapes are those of `globalOptions`; `typed` has seen to them.
  return { parallel: 8, cloud: 'AzureCloud', takeOver: [], ...values, ...flags, output: asksJson ? 'json' : (values['output'] ?? 'human') } as unknown as GlobalValues;
}

async function answered(
  command: Command,
  missing: readonly Missing[],
  argv: readonly string[],
  asking: Asking | undefined,
  globals: GlobalValues,
): Promise<OptionValues> {
  if (missing.length === 0) return {};
  if (asking === undefined) {
    const { missingInput } = await import('../input/missing-input.ts');
    const confirms = command.does === 'plan' && !globals.yes && !globals.dryRun;
    throw missingInput(command.path, missing, argv, confirms ? ['--yes'] : []);
  }
  const answers: Record<string, OptionValues[string]> = {};
  for (const each of missing) {
    const spec = 'argument' in each ? ({ ...each.argument, type: 'text' } as const) : each.spec;
    answers[keyOf(spec.name)] = await answer(spec, asking, 'argument' in each ? inBrackets(spec.name) : `--${spec.name}`);
  }
  return answers;
}

async function answer(spec: OptionSpec, asking: Asking, from: string): Promise<OptionValues[string]> {
  const { askOption } = await import('../input/prompts.ts');
  return typed(spec, { texts: await askOption(spec, asking, from), from });
}
