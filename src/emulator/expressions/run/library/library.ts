import type { ExtensionMembers, TypeMembers } from '../members.ts';
import { bitConverter } from './bit-converter.ts';
import { boolean } from './boolean.ts';
import { charType } from './char.ts';
import { arrayType } from './collections/array.ts';
import { stringComparer } from './collections/comparers.ts';
import { dictionaryType, readOnlyDictionary } from './collections/dictionary.ts';
import { hashSet } from './collections/hash-set.ts';
import { keyValuePair } from './collections/key-value-pair.ts';
import { listType } from './collections/list.ts';
import { queue, stack } from './collections/queue-and-stack.ts';
import { enumerable } from './collections/sequence.ts';
import { tuple } from './collections/tuple.ts';
import { contextTables } from './context/context.ts';
import { formExtensions } from './context/form.ts';
import { getValueOrDefault } from './context/get-value-or-default.ts';
import { credentialExtensions } from './context/jwt.ts';
import { convert } from './convert.ts';
import { certificateExtensions, certificateTables } from './cryptography/certificate.ts';
import { cipherExtensions } from './cryptography/cipher.ts';
import { hashTables } from './cryptography/hash.ts';
import { randomBytesType } from './cryptography/random-bytes.ts';
import { rsaTables } from './cryptography/rsa.ts';
import { encodingType } from './encoding.ts';
import { guidType } from './guid.ts';
import { implicitConversions } from './implicit-conversions.ts';
import { addressFamily, ipAddress } from './ip-address.ts';
import { bigIntegerType } from './json/big-integer.ts';
import { containerTypes } from './json/containers.ts';
import { jsonConvert, jsonExtensions, valueType } from './json/json-values.ts';
import { tokenType } from './json/token-members.ts';
import { enumerableClass, linq } from './linq/enumerable.ts';
import { groupingTypes } from './linq/grouping.ts';
import { math } from './math.ts';
import { numberTypes } from './number-types.ts';
import { random } from './random.ts';
import { matchTables } from './regex/matches.ts';
import { regexType } from './regex/regex-type.ts';
import { stringBuilder } from './string-builder.ts';
import { string } from './string.ts';
import { stringReader, stringWriter } from './text-reader.ts';
import { dateTimeOffsetType } from './time/date-time-offset.ts';
import { dateTimeType } from './time/date-time.ts';
import { timeSpanType } from './time/time-span.ts';
import { uriType } from './uri.ts';
import { webUtility } from './web-utility.ts';
import { xmlExtensions, xmlTables } from './xml/element-members.ts';
import { nodeTables } from './xml/xml-members.ts';

/** Functions rather than lists: files of the library use the registry, which asks for these when it is first used. */
export function libraryTypes(): readonly TypeMembers[] {
  const text = [string, stringBuilder, stringReader, stringWriter, charType, stringComparer, encodingType, regexType, ...matchTables];
  const numbers = [...numberTypes, boolean, math, convert, bitConverter, random, guidType, bigIntegerType];
  const times = [dateTimeType, dateTimeOffsetType, timeSpanType];
  const collections = [arrayType, enumerable, listType, dictionaryType, readOnlyDictionary, hashSet, queue, stack, keyValuePair, tuple, enumerableClass(), ...groupingTypes];
  const documents = [tokenType, ...containerTypes, valueType, jsonConvert, ...nodeTables, ...xmlTables];
  const net = [uriType, ipAddress, addressFamily, webUtility];
  const cryptography = [...hashTables, ...rsaTables, randomBytesType, ...certificateTables];
  return [...text, ...numbers, ...times, ...collections, ...documents, ...net, ...cryptography, ...contextTables(), ...implicitConversions];
}

/** What stands first counts, where several fit. */
export function libraryExtensions(): readonly ExtensionMembers[] {
  return [getValueOrDefault, formExtensions, credentialExtensions, cipherExtensions, certificateExtensions, jsonExtensions, xmlExtensions, linq()];
}
