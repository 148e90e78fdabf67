import { alertShapes } from './alert-shapes.ts';
import type { Field } from './field.ts';
import type { TypeShape } from './request-shape.ts';

const text: Field = { kind: 'text' };
const ignored: Field = { kind: 'any', readOnly: true };
const tags: Field = { kind: 'map', of: text };
const location: Field = { kind: 'text', bounds: [1, null] };
const envelope = { id: ignored, name: ignored, type: ignored, location, tags };

/** What is served and not in the specifications that the table is made of. Facts of the same specifications' other folders. */
export const unpublished: Readonly<Record<string, TypeShape>> = {
  ...alertShapes,
  'Microsoft.Resources/resourceGroups': {
    bodies: {
      PUT: { kind: 'object', fields: { ...envelope, managedBy: text, properties: { kind: 'object', fields: { provisioningState: ignored } } }, required: ['location'] },
      PATCH: { kind: 'object', fields: { ...envelope, managedBy: text, properties: { kind: 'object', fields: { provisioningState: ignored } } } },
    },
    names: [{ name: 'resourceGroupName', pattern: '^[-\\w.()]*[-\\w()]$', length: [1, 90] }],
  },
  'Microsoft.ManagedIdentity/userAssignedIdentities': {
    bodies: {
      PUT: { kind: 'object', fields: { ...envelope, properties: ignored }, required: ['location'] },
      PATCH: { kind: 'object', fields: { ...envelope, properties: ignored } },
    },
    names: [{ name: 'resourceName', pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$', length: [3, 128] }],
  },
};
