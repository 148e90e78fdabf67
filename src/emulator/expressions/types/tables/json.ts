import type { ExtensionSource, TypeSource } from './type-source.ts';

const linq = 'Newtonsoft.Json.Linq.';

/** Newtonsoft's objects. */
export const json: readonly TypeSource[] = [
  {
    name: `${linq}JToken`,
    extends: 'IEnumerable<JToken>',
    statics: { '() JToken': 'FromObject Load Parse ReadFrom', '() bool': 'DeepEquals', '?': 'EqualityComparer' },
    members: {
      '[]': 'JToken',
      bool: 'HasValues',
      string: 'Path',
      [`${linq}JTokenType`]: 'Type',
      JContainer: 'Parent',
      JToken: 'First Last Next Previous Root',
      '() JToken': 'DeepClone SelectToken',
      '() IEnumerable<JToken>': 'AfterSelf Ancestors AncestorsAndSelf BeforeSelf SelectTokens',
      '() void': 'AddAfterSelf AddAnnotation AddBeforeSelf Remove RemoveAnnotations Replace WriteTo',
      '<T>() T': 'ToObject Value',
      '<T>() IEnumerable<T>': 'Values',
      '() JEnumerable<JToken>': 'Children',
      '() string': 'ToString',
      '() ?': 'Annotation Annotations CreateReader',
    },
  },
  { name: `${linq}JEnumerable<T>`, extends: 'IEnumerable<T>', members: { '[]': '?' }, allowed: 'nothing' },
  { name: `${linq}JContainer`, extends: 'JToken', members: { int: 'Count', '() void': 'Add AddFirst Merge RemoveAll ReplaceAll', '() IEnumerable<JToken>': 'Descendants DescendantsAndSelf' } },
  {
    name: `${linq}JObject`,
    extends: 'JContainer',
    statics: { '() JObject': 'FromObject Load Parse' },
    members: { '[]': 'JToken', '() JToken': 'GetValue', '() JProperty': 'Property', '() IEnumerable<JProperty>': 'Properties', '() bool': 'ContainsKey Remove TryGetValue', '?': 'PropertyValues', '() ?': 'GetEnumerator', '() void': 'Add WriteTo' },
  },
  { name: `${linq}JArray`, extends: 'JContainer', statics: { '() JArray': 'FromObject Load Parse' }, members: { '[]': 'JToken', '() int': 'IndexOf', '() bool': 'Contains Remove', '() void': 'Add Clear CopyTo Insert RemoveAt', bool: 'IsReadOnly', '() ?': 'GetEnumerator' } },
  { name: `${linq}JProperty`, extends: 'JContainer', members: { string: 'Name', JToken: 'Value' } },
  { name: `${linq}JValue`, extends: 'JToken', statics: { '() JValue': 'CreateComment CreateNull CreateString CreateUndefined' }, members: { object: 'Value', '() int': 'CompareTo' } },
  { name: `${linq}JRaw`, extends: 'JValue' },
  { name: `${linq}JConstructor`, extends: 'JContainer', members: { string: 'Name' } },
  { name: `${linq}JTokenType`, values: 'None Object Array Constructor Property Comment Integer Float String Boolean Null Undefined Date Raw Bytes Guid Uri TimeSpan' },
  { name: `${linq}Extensions` },
  { name: 'Newtonsoft.Json.Formatting', values: 'None Indented' },
  {
    name: 'Newtonsoft.Json.JsonConvert',
    complete: true,
    statics: {
      '() string': 'SerializeObject SerializeXmlNode SerializeXNode ToString',
      '<T>() T': 'DeserializeObject',
      '() ?': 'DeserializeAnonymousType DeserializeXmlNode DeserializeXNode Equals PopulateObject ReferenceEquals SerializeObjectAsync',
      '?': 'DefaultSettings False NaN NegativeInfinity Null PositiveInfinity True Undefined',
    },
    allowed: { only: 'SerializeObject DeserializeObject' },
  },
];

export const jsonExtensions: readonly ExtensionSource[] = [
  { owner: `${linq}Extensions`, on: 'IEnumerable<JToken>', methods: { '<T>() T': 'Value', '<T>() IEnumerable<T>': 'Values Children Convert', '() ?': 'AsJEnumerable', '() IEnumerable<JToken>': 'Ancestors AncestorsAndSelf Descendants DescendantsAndSelf', '() IEnumerable<JProperty>': 'Properties' } },
];
