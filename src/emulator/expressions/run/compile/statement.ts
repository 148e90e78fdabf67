import type { LocalDeclaration, Return, Statement } from '../../syntax/statement.ts';
import { isWord } from '../../syntax/type.ts';
import { unknown } from '../../types/static-type.ts';
import type { StaticType } from '../../types/static-type.ts';
import { compileElements } from './array-creation.ts';
import { compileBlock, entering } from './block.ts';
import { broke, continued, normal, returned } from './code.ts';
import type { Code, StepCode } from './code.ts';
import { conversion, converted } from './convert.ts';
import { defaultCode } from './default-value.ts';
import { compile } from './expression.ts';
import { compileDo, compileFor, compileWhile } from './loops.ts';
import { compileForEach } from './foreach.ts';
import { writer } from './name.ts';
import { staticType, typeAt } from './place.ts';
import type { Place } from './place.ts';
import { compileSwitch } from './switch.ts';
import { compileThrow, compileTry, compileUsing } from './try.ts';

/** Makes a statement ready. */
export function compileStatement(statement: Statement, place: Place): StepCode {
  switch (statement.kind) {
    case 'block':
      return compileBlock(statement.statements, place);
    case 'local':
      return compileLocal(statement, place);
    case 'expressionStatement': {
      const code = compile(statement.expression, place);
      return (frame) => {
        code(frame);
        return normal;
      };
    }
    case 'if': {
      const test = compile(statement.condition, place);
      const first = compileEmbedded(statement.whenTrue, place);
      const second = statement.whenFalse ? compileEmbedded(statement.whenFalse, place) : (): typeof normal => normal;
      return (frame) => (test(frame) === true ? first(frame) : second(frame));
    }
    case 'for':
      return compileFor(statement, place);
    case 'foreach':
      return compileForEach(statement, place);
    case 'while':
      return compileWhile(statement, place);
    case 'do':
      return compileDo(statement, place);
    case 'switch':
      return compileSwitch(statement, place);
    case 'return':
      return compileReturn(statement, place);
    case 'break':
      return () => broke;
    case 'continue':
      return () => continued;
    case 'throwStatement':
      return compileThrow(statement, place);
    case 'try':
      return compileTry(statement, place);
    case 'using':
      return compileUsing(statement, place);
    case 'lock': {
      const [value, body] = [compile(statement.value, place), compileEmbedded(statement.body, place)];
      return (frame) => {
        value(frame);
        return body(frame);
      };
    }
    case 'checkedStatement':
      return compileBlock(statement.body.statements, { ...place, checked: statement.checked, wraps: !statement.checked });
    case 'localFunction':
    case 'empty':
      return () => normal;
  }
}

/** A statement below another one has a scope of its own. */
export function compileEmbedded(statement: Statement, place: Place): StepCode {
  if (statement.kind === 'block') return compileStatement(statement, place);
  const scope = place.scope.inner();
  return entering(scope, compileStatement(statement, { ...place, scope }));
}

export function compileLocal({ type: written, declarators }: LocalDeclaration, place: Place): StepCode {
  const stated = isWord(written, 'var') ? undefined : typeAt(written, place);
  const steps = declarators.map(({ name, value }) => {
    const code = value ? initial(value, stated, place) : undefined;
    const type = stated ?? (value && value.kind !== 'arrayInitializer' ? staticType(value, place) : unknown);
    const write = writer(place.scope.declare(name, type));
    return (frame: Parameters<Code>[0]): void => {
      if (code) write(frame, code(frame));
    };
  });
  return (frame) => {
    for (const step of steps) step(frame);
    return normal;
  };
}

function initial(value: NonNullable<LocalDeclaration['declarators'][number]['value']>, stated: StaticType | undefined, place: Place): Code {
  if (value.kind === 'arrayInitializer') return compileElements(value, stated?.kind === 'array' ? stated.element : unknown, place);
  if (value.kind === 'default' && !value.type && stated) return defaultCode(stated);
  const code = compile(value, place);
  return stated ? converted(code, staticType(value, place), stated) : code;
}

function compileReturn({ value }: Return, place: Place): StepCode {
  if (!value) {
    return (frame) => {
      frame.result = null;
      return returned;
    };
  }
  const code = compile(value, place);
  const convert = conversion(staticType(value, place), place.returns);
  return (frame) => {
    const result = code(frame);
    frame.result = convert ? convert(result) : result;
    return returned;
  };
}
