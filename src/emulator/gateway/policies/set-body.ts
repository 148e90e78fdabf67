import { ClrBytes } from '../../expressions/run/arrays.ts';
import { after } from '../after.ts';
import { NotRunnable } from '../not-runnable.ts';
import type { PolicyHandler } from '../step.ts';
import type { Changeable, EditCompiler } from './edit.ts';
import { hasElements, innerText } from './inner-xml.ts';
import { liquidBody } from './liquid/liquid-body.ts';
import { loadLiquid } from './liquid/liquid-engine.ts';
import { messageOf } from './message-of.ts';
import { evaluationFailure } from './policy-failure.ts';
import { replaceBody } from './replace-body.ts';

/** Literal text as it stands, or what an expression gives: text or bytes. Undocumented attributes of Microsoft's schema are refused. */
export const bodyEdit: EditCompiler<Changeable> = (element, compiler) => {
  if (element.attributes.some(({ name }) => name === 'html-decode-expression')) throw new NotRunnable('set-body', 'html-decode-expression');
  if (compiler.text(element, 'template')?.literal === 'liquid') return liquidBody(element, compiler, loadLiquid);
  if (hasElements(element)) return (_, message) => replaceBody(message, innerText(element));
  const content = compiler.content(element);
  return (call, message) => after(content(call), (value) => replaceBody(message, contentOf(value)));
};

export const setBody: PolicyHandler = {
  element: 'set-body',
  compile(element, compiler) {
    const edit = bodyEdit(element, compiler);
    return (call) => edit(call, messageOf(call));
  },
};

function contentOf(value: unknown): string | Buffer {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof ClrBytes) return Buffer.from(value.bytes);
  throw evaluationFailure('set-body', 'The expression has to return a string or a byte[].');
}
