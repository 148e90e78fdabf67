import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import type { LogsClient, LogSpan } from '../../model/logs.ts';
import { answerOf, type Answer } from '../answer.ts';
import { lostRequest } from '../ask.ts';
import { callerOf } from '../caller.ts';
import { clouds } from '../clouds.ts';
import type { ConnectOptions } from '../connection.ts';
import { credentialOf } from '../credential.ts';
import { ownHostOnly } from '../own-host.ts';
import { requestLog } from '../request-log.ts';
import { retryPolicy } from '../retry.ts';
import { logsAudience, logsEndpoint } from './logs-endpoint.ts';
import { logAnswer } from './log-answer.ts';
import { refusedQuery } from './refused-query.ts';
import { logsTokenSources } from './logs-tokens.ts';

/** The service works on one query that long at most; it says then that it gave up. */
const serverSeconds = 120;

/**
 * A client of the query API. Nothing is sent until something is asked. Fails with `LogsTokenNeeded` where the environment
 * has a token of ARM only.
 */
export function logsClient(options: ConnectOptions): LogsClient {
  const { local, debug, env, now } = options;
  const cloud = clouds[options.cloud];
  const endpoint = logsEndpoint(cloud.name, local?.endpoint);
  const credential = credentialOf(logsTokenSources({ env, cloud, subscriptionId: options.subscriptionId, localToken: local?.token }), now);
  const pace = { sleep: options.sleep, random: options.random, now, onWait: options.onWait ?? (() => undefined) };
  const perAttempt = [ownHostOnly(endpoint), ...(debug === undefined ? [] : [requestLog(debug, now)])];

  const newClient = async (seen: PipelinePolicy) => {
    const { LogsQueryClient } = await import('@azure/monitor-query-logs');
    const client = new LogsQueryClient(credential, {
      endpoint,
      credentials: { scopes: [`${logsAudience(cloud.name)}/.default`] },
      userAgentOptions: { userAgentPrefix: options.userAgent },
      additionalPolicies: [{ policy: seen, position: 'perCall' }, ...perAttempt.map((policy) => ({ policy, position: 'perRetry' as const }))],
      ...(local !== undefined && { tlsOptions: { ca: local.ca } }),
    });
    client.pipeline.removePolicy({ phase: 'Retry' });
    client.pipeline.addPolicy(retryPolicy(pace), { phase: 'Retry' });
    // A company's proxy cannot reach the local Azure.
    if (local !== undefined) client.pipeline.removePolicy({ name: 'proxyPolicy' });
    return client;
  };

  return {
    get callerObjectId() {
      return callerOf(credential.current()?.token);
    },
    async query(customerId, kql, span, signal) {
      let last: Answer | undefined;
      const client = await newClient(watched(signal, (answer) => (last = answer)));
      try {
        await client.queryWorkspace(customerId, kql, timespan(span), { serverTimeoutInSeconds: serverSeconds, requestOptions: { timeout: (serverSeconds + 30) * 1000 } });
      } catch (error) {
        // What the SDK makes of an answer, an error too, is not looked at: here is all of it.
        if (last === undefined) throw lostRequest(error, signal);
      }
      if (last === undefined) throw new Error('the SDK sent no request');
      if (last.status !== 200) throw refusedQuery(last);
      return logAnswer(last.body);
    },
  };
}

/** The SDK (1.0.0) hands neither the signal nor a listener on to its pipeline. */
function watched(signal: AbortSignal, take: (answer: Answer) => void): PipelinePolicy {
  return {
    name: 'apimLlmWatched',
    async sendRequest(request, next) {
      request.abortSignal = signal;
      const response = await next(request);
      take(answerOf(response));
      return response;
    },
  };
}

function timespan(span: LogSpan): { duration: string } | { startTime: Date; endTime: Date } {
  return 'duration' in span ? { duration: span.duration } : { startTime: new Date(span.from), endTime: new Date(span.to) };
}
