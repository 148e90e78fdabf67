import type { Expression, Parameter } from '../../syntax/expression.ts';
import type { Block } from '../../syntax/statement.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { Frame } from '../frame.ts';
import type { Cell } from '../frame.ts';
import { isOut } from '../objects.ts';
import type { ClrFunction, Value } from '../value.ts';
import { compileBlock } from './block.ts';
import type { Code } from './code.ts';
import { returned } from './code.ts';
import { conversion } from './convert.ts';
import { compile } from './expression.ts';
import { reader } from './name.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { BlockScope, FunctionScope } from './scopes.ts';

/** A lambda or local function: what its node says. */
export interface FunctionSource {
  readonly node: object;
  readonly parameters: readonly Parameter[];
  readonly body: Block | Expression;
  /** What a local function returns; a lambda's results stay as they are. */
  readonly returns: StaticType;
}

interface ParameterCode {
  readonly set: (frame: Frame, value: Value) => void;
  readonly get: Code;
  readonly byReference: boolean;
}

/** Makes the code that creates the delegate. Cells of variables around go into it as they are at that moment. */
export function compileFunction({ node, parameters, body, returns }: FunctionSource, place: Place): Code {
  const scope = new FunctionScope(place.shared.get(node) ?? new Set(), place.scope);
  const block = new BlockScope(scope);
  const inside: Place = { ...place, scope: block, returns };
  const codes = parameters.map((parameter) => declareParameter(parameter, inside));
  const run = compileBody(body, inside);
  const referenced = codes.some(({ byReference }) => byReference);
  return (creator): ClrFunction => {
    const around = scope.captures.map(({ from }) => creator.cells[from]);
    return {
      clrType: 'System.Delegate',
      parameters: parameters.length,
      invoke: (args) => {
        creator.run.enter();
        const frame = new Frame(creator.run, [], cellsOf(scope, block, around));
        for (let index = 0; index < codes.length; index += 1) codes[index]?.set(frame, args[index] ?? null);
        const result = run(frame);
        if (referenced) giveBack(codes, args, frame);
        creator.run.depth -= 1;
        return result;
      },
    };
  };
}

function cellsOf(scope: FunctionScope, block: BlockScope, around: readonly (Cell | undefined)[]): Cell[] {
  const cells: Cell[] = [];
  for (let index = 0; index < around.length; index += 1) {
    const capture = scope.captures[index];
    if (capture) cells[capture.to] = around[index] ?? { value: null };
  }
  for (const index of block.cells) cells[index] = { value: null };
  return cells;
}

function declareParameter({ name, type: written, modifier }: Parameter, place: Place): ParameterCode {
  const type = written ? typeAt(written, place) : unknown;
  const { kind, index } = place.scope.declare(name, type);
  const convert = conversion(unknown, type);
  const byReference = modifier === 'out' || modifier === 'ref';
  const valueOf = (given: Value): Value => {
    const value = byReference && isOut(given) ? given.get() : given;
    return convert && modifier !== 'params' ? convert(value) : value;
  };
  const get = reader({ kind, index, type });
  if (kind === 'cell') return { byReference, get, set: (frame, given) => void (frame.cells[index] = { value: valueOf(given) }) };
  return { byReference, get, set: (frame, given) => void (frame.values[index] = valueOf(given)) };
}

/** `out` and `ref` arguments are told what the parameters became. */
function giveBack(codes: readonly ParameterCode[], args: readonly Value[], frame: Frame): void {
  for (const [index, { byReference, get }] of codes.entries()) {
    const argument = args[index];
    if (byReference && isOut(argument)) argument.set(get(frame));
  }
}

function compileBody(body: Block | Expression, place: Place): Code {
  if (body.kind !== 'block') {
    const code = compile(body, place);
    const convert = conversion(staticType(body, place), place.returns);
    return convert ? (frame) => convert(code(frame)) : code;
  }
  const block = compileBlock(body.statements, place);
  return (frame) => (block(frame) === returned ? frame.result : null);
}
