import type { ExtensionMembers, Method } from '../../members.ts';
import { ClrDictionary } from '../collections/dictionary.ts';
import { itemsOf, textOf } from '../of-value.ts';
import { urlEncode } from '../web-utility.ts';

const encoded: Method = (target) => {
  if (!(target instanceof ClrDictionary)) return '';
  return [...target.entries()].flatMap(({ key, value }) => (typeof value === 'string' ? [value] : [...(itemsOf(value) ?? [])]).map((one) => `${urlEncode(textOf(key))}=${urlEncode(textOf(one))}`)).join('&');
};

/** What the service adds to dictionaries of lists. */
export const formExtensions: ExtensionMembers = {
  on: (target) => target instanceof ClrDictionary,
  methods: { ToFormUrlEncodedContent: encoded, ToQueryString: (target, args, site) => `?${String(encoded(target, args, site))}` },
};
