import { allTypes } from '../types/type-table.ts';
import { ClrException } from './value.ts';
import type { ClrObject, Value } from './value.ts';
import type { TypeMembers } from './members.ts';

/** From what .NET's exceptions derive where that is not `System.SystemException`, which is kept out: nobody catches it by name. */
const bases: Readonly<Record<string, string>> = {
  'System.ArgumentNullException': 'System.ArgumentException',
  'System.ArgumentOutOfRangeException': 'System.ArgumentException',
  'System.DivideByZeroException': 'System.ArithmeticException',
  'System.OverflowException': 'System.ArithmeticException',
  'System.ObjectDisposedException': 'System.InvalidOperationException',
  'System.UriFormatException': 'System.FormatException',
  'System.IO.EndOfStreamException': 'System.IO.IOException',
  'System.Threading.Tasks.TaskCanceledException': 'System.OperationCanceledException',
  'Newtonsoft.Json.JsonReaderException': 'Newtonsoft.Json.JsonException',
  'Newtonsoft.Json.JsonSerializationException': 'Newtonsoft.Json.JsonException',
  'Newtonsoft.Json.JsonWriterException': 'Newtonsoft.Json.JsonException',
  'Microsoft.CSharp.RuntimeBinder.RuntimeBinderException': 'System.Exception',
  'System.Text.RegularExpressions.RegexMatchTimeoutException': 'System.TimeoutException',
  'System.Text.RegularExpressions.RegexParseException': 'System.ArgumentException',
};

/** What only the local gateway throws into C#, beside the types that its tables name. */
const others = ['System.Text.RegularExpressions.RegexMatchTimeoutException', 'System.Text.RegularExpressions.RegexParseException', 'Microsoft.CSharp.RuntimeBinder.RuntimeBinderException'];

/** A caught exception is the value that `catch` names. */
export function isException(value: ClrObject | null): value is ClrException {
  return value instanceof ClrException;
}

export function exceptionTypes(): readonly TypeMembers[] {
  const names = allTypes().filter(({ extends: base }) => base === 'System.Exception').map(({ name }) => name);
  return [root, ...[...new Set([...names, ...others])].map((name): TypeMembers => ({ name, base: bases[name] ?? 'System.Exception', construct: (args) => build(name, args) }))];
}

/** `new X()`, `new X("message")`, `new X("message", inner)`. */
function build(name: string, args: readonly Value[]): Value {
  const [message, inner] = args;
  const cause = typeof inner === 'object' && inner !== null && isException(inner) ? inner : undefined;
  return new ClrException(name, typeof message === 'string' ? message : `Exception of type '${name}' was thrown.`, cause);
}

const messageOf = (target: Value): string => (target instanceof ClrException ? target.message : '');

const root: TypeMembers = {
  name: 'System.Exception',
  construct: (args) => build('System.Exception', args),
  properties: {
    Message: messageOf,
    InnerException: (target) => (target instanceof ClrException ? (target.inner ?? null) : null),
    StackTrace: () => '',
    Source: () => '',
    HelpLink: () => null,
    HResult: () => -2146233088,
  },
  methods: { GetBaseException: (target) => innermost(target) },
  text: (target) => `${target instanceof ClrException ? target.clrType : ''}: ${messageOf(target)}`,
};

function innermost(target: Value): Value {
  return target instanceof ClrException && target.inner ? innermost(target.inner) : target;
}
