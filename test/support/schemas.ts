import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { planFileShape } from '../../src/engine/saved/plan-file-shape.ts';
import { reportSchema, schemaOf } from '../../scripts/json-schemas/report.ts';

/** What a document has that the published schema does not describe, or describes otherwise; empty where it is as described. */
export function faultsOfReport(document: unknown): readonly string[] {
  report ??= compiled(reportSchema(true));
  return faults(report, document);
}

export function faultsOfPlanFile(document: unknown): readonly string[] {
  plan ??= compiled(schemaOf(planFileShape, true));
  return faults(plan, document);
}

let report: ValidateFunction | undefined;
let plan: ValidateFunction | undefined;

function compiled(schema: object): ValidateFunction {
  return new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allowUnionTypes: true, validateFormats: false }).compile(schema);
}

function faults(validate: ValidateFunction, document: unknown): readonly string[] {
  return validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`);
}
