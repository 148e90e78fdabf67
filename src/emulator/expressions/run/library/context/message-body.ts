import type { Body } from '../../../../gateway/message/body.ts';
import type { Headers } from '../../../../gateway/message/headers.ts';
import { ClrBytes } from '../../arrays.ts';
import type { CallSite, Method, TypeMembers } from '../../members.ts';
import { ClrException } from '../../value.ts';
import type { Value } from '../../value.ts';
import { ClrDictionary } from '../collections/dictionary.ts';
import { ClrList } from '../collections/list.ts';
import { utf8, encodingNamed } from '../encoding.ts';
import { JsonReader } from '../json/json-reader.ts';
import { NotHere } from '../not-here.ts';
import { readXml } from '../xml/xml-reader.ts';
import { BodyNotHeld } from './body-not-held.ts';
import { ServiceValue, serviceOf, serviceType } from './service-type.ts';

interface Message {
  readonly body: Body;
  readonly headers: Headers;
}

/** `Body` of a message; null where it has none. */
export function bodyValue(message: Message): Value {
  const { body } = message;
  return body.bytes?.length === 0 && !body.isGone ? null : new ServiceValue('IMessageBody', message);
}

/**
 * All of it; gone behind this, unless it is to be kept.
 * @throws BodyNotHeld where it is still on its way, for C# reads without waiting
 */
function take({ body }: Message, keep: boolean, site: CallSite): Buffer {
  const { bytes } = body;
  if (bytes === undefined) throw new BodyNotHeld(body);
  if (body.isGone) throw new ClrException('System.ObjectDisposedException', 'Cannot access a disposed object. The message body was read before without preserveContent.');
  site.spend(bytes.length * 2);
  if (!keep) body.consume();
  return bytes;
}

/** By the charset of `Content-Type`, UTF-8 without; a byte order mark is left out. */
function textOf(bytes: Buffer, { headers }: Message): string {
  const charset = /charset\s*=\s*"?([\w-]+)/i.exec(headers.get('Content-Type') ?? '')?.[1];
  const encoding = charset === undefined ? utf8 : (encodingNamed(charset) ?? utf8);
  const text = encoding.decode(bytes);
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** What `T` of `As<T>()` may be, as the documentation lists it. */
const readers: Readonly<Record<string, (bytes: Buffer, message: Message) => Value>> = {
  'System.String': textOf,
  'System.Byte[]': (bytes) => new ClrBytes(Buffer.from(bytes)),
  'Newtonsoft.Json.Linq.JObject': (bytes, message) => new JsonReader(textOf(bytes, message)).read('JObject'),
  'Newtonsoft.Json.Linq.JArray': (bytes, message) => new JsonReader(textOf(bytes, message)).read('JArray'),
  'Newtonsoft.Json.Linq.JToken': (bytes, message) => new JsonReader(textOf(bytes, message)).read('JToken'),
  'System.Xml.Linq.XDocument': (bytes, message) => readXml(textOf(bytes, message)),
  'System.Xml.Linq.XElement': (bytes, message) => readXml(textOf(bytes, message)).root ?? null,
  'System.Xml.Linq.XNode': (bytes, message) => readXml(textOf(bytes, message)),
};

const as: Method = (target, [keep], site) => {
  const message = serviceOf<Message>(target, 'IMessageBody');
  const [type = ''] = site.typeArguments;
  const read = readers[type];
  if (!read) throw new NotHere(`Body.As<${type}>()`);
  return read(take(message, keep === true, site), message);
};

const asForm: Method = (target, [keep], site) => {
  const message = serviceOf<Message>(target, 'IMessageBody');
  const made = new ClrDictionary();
  for (const [name, value] of new URLSearchParams(textOf(take(message, keep === true, site), message))) {
    const there = made.find(name)?.value;
    if (there instanceof ClrList) there.change((items) => [...items, value]);
    else made.set(name, new ClrList([value], 'System.String'));
  }
  return made;
};

export const messageBodyType: TypeMembers = serviceType<Message>('IMessageBody', {}, { methods: { As: as, AsFormUrlEncodedContent: asForm } });
