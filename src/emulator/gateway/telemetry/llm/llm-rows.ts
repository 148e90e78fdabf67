import type { Json } from '../../../../model/json.ts';
import type { Row } from '../../../logs/tables.ts';
import type { TokenUsage } from '../../policies/tokens/usage.ts';
import type { CallRecord } from '../call-record.ts';
import type { LlmSettings } from '../diagnostic-settings.ts';
import { resourceColumns } from '../gateway-row.ts';
import type { WorkspaceSink } from '../sinks.ts';
import { inChunks } from './chunks.ts';

/** One call that a language model has answered. */
export interface LlmExchange {
  readonly deployment: string;
  readonly apiVersion: string;
  readonly model: string;
  /** Of the answer. */
  readonly id: string;
  readonly isStream: boolean;
  readonly usage: TokenUsage;
  readonly requestMessages: readonly Json[];
  readonly responseMessages: readonly Json[];
}

/**
 * Rows of ApiManagementGatewayLlmLog: number 0 has the tokens and names, those after it the prompt, then the completion
 * (so read by who has measured it; Microsoft's queries tell the first by its deployment's name).
 */
export function llmRows(record: CallRecord, exchange: LlmExchange, { requestBytes = 0, responseBytes = 0 }: LlmSettings, sink: WorkspaceSink): readonly Row[] {
  const { deployment, apiVersion, model, id, isStream, usage } = exchange;
  const of = { ...resourceColumns('GatewayLlmLogs', record, sink), RequestId: id, IsStreamCompletion: isStream };
  const header = { ModelName: model, DeploymentName: deployment, ApiVersion: apiVersion, PromptTokens: usage.prompt, CompletionTokens: usage.completion, TotalTokens: usage.total };
  const messages = [
    ...inChunks(exchange.requestMessages, requestBytes).map((chunk) => ({ RequestMessages: chunk })),
    ...inChunks(exchange.responseMessages, responseBytes).map((chunk) => ({ ResponseMessages: chunk })),
  ];
  return [header, ...messages].map((columns, index) => ({ ...of, SequenceNumber: index, ...columns }));
}
