import type { CallSite, Method, TypeMembers } from '../members.ts';
import type { ClrObject, Value } from '../value.ts';
import { noOverload, rest, textAt } from './arguments.ts';
import { compositeFormat } from './composite-format.ts';
import { utf16 } from './encoding.ts';
import { lineEnd } from './line-end.ts';
import { textOf } from './of-value.ts';
import { StringBuilder } from './string-builder.ts';

class StringReader implements ClrObject {
  readonly clrType = 'System.IO.StringReader';
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }
}

class StringWriter implements ClrObject {
  readonly clrType = 'System.IO.StringWriter';
  readonly builder: StringBuilder;

  constructor(builder: StringBuilder) {
    this.builder = builder;
  }
}

function reader(target: Value): StringReader {
  if (!(target instanceof StringReader)) throw noOverload('a StringReader as', [target]);
  return target;
}

function writer(target: Value): StringWriter {
  if (!(target instanceof StringWriter)) throw noOverload('a StringWriter as', [target]);
  return target;
}

const none: Method = () => null;

/** Null at the end. */
function readLine(from: StringReader): string | null {
  if (from.at >= from.text.length) return null;
  const [line = '', end = ''] = /^([^\r\n]*)(\r\n|\r|\n|$)/.exec(from.text.slice(from.at))?.slice(1) ?? [];
  from.at += line.length + end.length;
  return line;
}

function read(from: StringReader): number {
  const unit = from.text.charCodeAt(from.at);
  from.at += 1;
  return Number.isNaN(unit) ? -1 : unit;
}

export const stringReader: TypeMembers = {
  name: 'System.IO.StringReader',
  methods: {
    Close: none,
    Dispose: none,
    Peek: (target) => reader(target).text.charCodeAt(reader(target).at) || -1,
    Read: (target, args) => {
      if (args.length > 0) throw noOverload('StringReader.Read', args);
      return read(reader(target));
    },
    ReadLine: (target, _, site) => {
      site.spend(100);
      return readLine(reader(target));
    },
    ReadToEnd: (target) => {
      const from = reader(target);
      const text = from.text.slice(from.at);
      from.at = from.text.length;
      return text;
    },
  },
  construct: (args) => new StringReader(textAt(args, 0, 's')),
};

function write(target: Value, args: readonly Value[], end: string, site: CallSite): null {
  const [first = null] = args;
  if (args.length > 1 && typeof first !== 'string') throw noOverload('StringWriter.Write', args);
  const text = typeof first === 'string' && args.length > 1 ? compositeFormat(first, rest(args, 1)) : textOf(first);
  site.spend(text.length);
  writer(target).builder.text += text + end;
  return null;
}

export const stringWriter: TypeMembers = {
  name: 'System.IO.StringWriter',
  properties: { Encoding: () => utf16, NewLine: () => lineEnd },
  methods: {
    Close: none,
    Dispose: none,
    Flush: none,
    GetStringBuilder: (target) => writer(target).builder,
    Write: (target, args, site) => write(target, args, '', site),
    WriteLine: (target, args, site) => write(target, args, lineEnd, site),
  },
  construct: ([builder]) => new StringWriter(builder instanceof StringBuilder ? builder : new StringBuilder()),
  text: (target) => writer(target).builder.text,
};
