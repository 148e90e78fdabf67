import { describe, expect, it } from 'vitest';
import { probeFailure } from '../../src/cli/probe-failure.ts';
import type { Trial, TrialLimits } from '../../src/model/trial.ts';
import { summaryOf } from '../../src/probe/summary.ts';
import { samplesOf, type Made } from '../probe/samples.ts';

const [north, south] = ['Sweden Central', 'East US'];

function failure(limits: Partial<TrialLimits>, ...made: readonly Made[]): { readonly code: string; readonly message: string; readonly hint: string | undefined } | undefined {
  const samples = samplesOf(...made);
  const trial = { limits: { errors: undefined, regions: [], ...limits } } as unknown as Trial;
  const failed = probeFailure(trial, summaryOf(samples, () => undefined), samples);
  return failed && { code: failed.code, message: failed.message, hint: failed.hint };
}

describe('a run that did not pass', () => {
  it.each<readonly [string, Partial<TrialLimits>, readonly Made[], string]>([
    ['one call too many', { errors: { count: 0 } }, [{ region: north }, { status: 500 }], '1 of 2 calls was not served, none may be.'],
    ['the only call', { errors: { count: 0 } }, [{ status: 500 }], '1 of 1 call was not served, none may be.'],
    ['more than a percentage', { errors: { percent: 50 } }, [{ status: 500 }, { status: 429 }, { status: 429 }, { region: north }], '3 of 4 calls were not served, 2 may be.'],
    ['a region that served nothing', { regions: [{ region: 'eastus', percent: undefined }] }, [{ region: north }, { region: south, status: 429 }], 'eastus served no call.'],
    ['a region that served a little too few', { regions: [{ region: south, percent: 66.7 }] }, [{ region: north }, { region: south }, { region: south }], 'East US served 66.6% of the calls, 66.7% was expected.'],
    ['both', { errors: { count: 0 }, regions: [{ region: south, percent: undefined }] }, [{ region: north }, { status: 500 }], '1 of 2 calls was not served, none may be. East US served no call.'],
    ['one call alone', {}, [{ status: 500 }], 'The call was not served.'],
    ['no call of several', {}, [{ status: 500 }, { status: 404 }], 'None of the 2 calls was served.'],
  ])('says of %s', (_, limits, made, message) => {
    expect(failure(limits, ...made)?.message).toBe(message);
  });

  it.each<readonly [string, Partial<TrialLimits>, readonly Made[]]>([
    ['as many failed as may', { errors: { count: 1 } }, [{ status: 500 }, { region: north }]],
    ['a percentage of none was met', { errors: { percent: 50 } }, [{ status: 500 }, { region: north }]],
    ['everything failed where that is allowed', { errors: { count: 9 } }, [{ status: 500 }]],
    ['some failed, and nobody set a bound', {}, [{ status: 500 }, { region: north }]],
    ['quota alone was in the way', {}, [{ status: 429 }, { status: 429 }]],
    ['nothing was called', {}, []],
    ['both regions served', { regions: [{ region: 'swedencentral', percent: 50 }, { region: south, percent: undefined }] }, [{ region: north }, { region: south }]],
  ])('is none where %s', (_, limits, made) => {
    expect(failure(limits, ...made)).toBeUndefined();
  });

  it('names the regions that served, else why nobody did', () => {
    const regions = [{ region: 'West US', percent: undefined }];
    expect(failure({ regions }, { region: north }, { region: south }, {})).toMatchObject({ code: 'RegionMissed', hint: 'Regions that served: East US, Sweden Central, 1 answer names none' });
    expect(failure({ regions }, { region: south }, {}, {})?.hint).toBe('Regions that served: East US, 2 answers name none');
    expect(failure({ regions }, { status: 500, message: 'Down.' })?.hint).toBe('Call 1 was answered 500: Down.');
  });
});

describe('what helps', () => {
  it.each<readonly [Made, string]>([
    [{ status: 400 }, 'policies of the API'],
    [{ status: 401 }, 'APIM_LLM_PROBE_KEY'],
    [{ status: 401, region: north }, 'So says the account, not the gateway: the service lacks its role'],
    [{ status: 403 }, 'another product'],
    [{ status: 403, region: north }, 'network rules'],
    [{ status: 404 }, 'The gateway knows no such call'],
    [{ status: 404, region: north }, '--model and --api-version'],
    [{ status: 429 }, 'The gateway has a limit of its own'],
    [{ status: 429, region: north }, 'the quota of the deployment'],
  ])('after %o is said', (made, help) => {
    expect(failure({ errors: { count: 0 } }, { region: north }, made)?.hint).toMatch(new RegExp(`^Call 2 was answered ${made.status}\\n[^]*${help.replaceAll(/[[\]().]/g, '.')}`));
  });

  it('after no answer is where to look', () => {
    expect(failure({}, { status: 0 })?.hint).toContain('Call 1 got no answer: Timeout\nGive it longer: --timeout');
  });
});
