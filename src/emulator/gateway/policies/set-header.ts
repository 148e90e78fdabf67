import { after } from '../after.ts';
import type { Headers } from '../message/headers.ts';
import type { PolicyHandler } from '../step.ts';
import type { EditCompiler } from './edit.ts';
import { messageOf } from './message-of.ts';
import { nameAndValues } from './name-and-values.ts';
import type { NameAndValues } from './name-and-values.ts';
import { policyFailure } from './policy-failure.ts';

/** Neither set nor removed (documentation of set-header). */
const untouchable: ReadonlySet<string> = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);
/** Set, but not removed. */
const staying: ReadonlySet<string> = new Set(['server']);
/** Values with commas or dates in them: one line each (documentation of set-header). */
const separate: ReadonlySet<string> = new Set([
  'user-agent', 'www-authenticate', 'proxy-authenticate', 'cookie', 'set-cookie', 'warning', 'date', 'expires', 'if-modified-since', 'if-unmodified-since', 'last-modified', 'retry-after',
]);

const namePattern = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const valuePattern = /^[\t\x20-\x7e\x80-\xff]*$/;

/** On any message: the request, the response, or one that is being made. */
export const headerEdit: EditCompiler<{ readonly headers: Headers }> = (element, compiler) => {
  const stated = nameAndValues(element, compiler);
  return (call, { headers }) => after(stated(call), (header) => change(headers, header));
};

export const setHeader: PolicyHandler = {
  element: 'set-header',
  compile(element, compiler) {
    const edit = headerEdit(element, compiler);
    return (call) => edit(call, messageOf(call));
  },
};

function change(headers: Headers, { name, action, values }: NameAndValues): void {
  const key = name.toLowerCase();
  if (untouchable.has(key)) return;
  if (!namePattern.test(name)) throw policyFailure('set-header', `'${name}' is not the name of a header.`);
  if (!values.every((value) => valuePattern.test(value))) throw policyFailure('set-header', `A value of the header '${name}' has characters that a header cannot have.`);
  if (action === 'delete') {
    if (!staying.has(key)) headers.delete(name);
    return;
  }
  if (action === 'skip' && headers.has(name)) return;
  const all = action === 'append' ? [...headers.values(name), ...values] : values;
  headers.set(name, ...(separate.has(key) || all.length === 0 ? all : [all.join(',')]));
}
