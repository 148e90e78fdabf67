import { isObject, type Json, type JsonObject } from '../../model/json.ts';
import { mapEntries, without } from '../entries.ts';
import { kindBelow } from '../grammar.ts';
import { bodyOf, convertResponse, formOf, mediaTypes } from './messages.ts';
import { splitParameters, type SplitParameters } from './parameters.ts';

export function convertPaths(document: JsonObject, paths: JsonObject): JsonObject {
  return mapEntries(paths, (item, template) => (isObject(item) && !template.startsWith('x-') ? convertItem(document, item) : item));
}

function convertItem(document: JsonObject, item: JsonObject): JsonObject {
  const shared = splitParameters(document, item['parameters']);
  const operations = mapEntries(item, (value, key) => (kindBelow('pathItem', key) === 'operation' && isObject(value) ? convertOperation(document, value, shared) : value));
  return { ...without(operations, 'parameters'), ...(shared.kept.length === 0 ? {} : { parameters: shared.kept }) };
}

function convertOperation(document: JsonObject, operation: JsonObject, shared: SplitParameters): JsonObject {
  const own = splitParameters(document, operation['parameters']);
  const consumes = mediaTypes(operation['consumes'], document['consumes']);
  const produces = mediaTypes(operation['produces'], document['produces']);
  const body = own.body ?? shared.body;
  const form = own.form.length > 0 ? own.form : shared.form;
  const requestBody = body === undefined ? (form.length === 0 ? undefined : formOf(form, consumes)) : bodyOf(body, consumes);
  const responses = operation['responses'];
  return {
    ...without(operation, 'parameters', 'consumes', 'produces', 'schemes', 'responses'),
    ...(own.kept.length === 0 ? {} : { parameters: own.kept }),
    ...(requestBody === undefined ? {} : { requestBody }),
    ...(isObject(responses) ? { responses: mapEntries(responses, (response: Json, status) => (status.startsWith('x-') ? response : convertResponse(response, produces))) } : {}),
  };
}
