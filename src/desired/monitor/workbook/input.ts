import type { Files, OptionValues } from '../../../../commands/command.ts';
import { logQueries } from '../../queries/log-query.ts';
import { readPrices, type Prices } from '../../queries/prices.ts';
import { logSource, type LogSource } from '../../queries/query-input.ts';

export interface WorkbookInput extends LogSource {
  readonly remove: boolean;
  /** What people see it as. */
  readonly displayName: string | undefined;
  readonly location: string | undefined;
  readonly prices: Prices | undefined;
  /** Texts of `templates/kql` by the query's name, and of `templates/workbook/apis.kql`. */
  readonly templates: ReadonlyMap<string, string>;
  readonly apisKql: string;
}

const limitBytes = 1024 * 1024;

/** @throws UserError `PricesInvalid` */
export async function prepareWorkbook(values: OptionValues, files: Files): Promise<WorkbookInput> {
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const file = text('prices');
  const templates = await Promise.all(logQueries.map(async ({ name }): Promise<[string, string]> => [name, await files.readTemplate(`kql/${name}.kql`)]));
  return {
    ...logSource(values),
    remove: values['delete'] === true,
    displayName: text('name'),
    location: text('location'),
    prices: file === undefined ? undefined : readPrices(await files.readText(file, limitBytes), file),
    templates: new Map(templates),
    apisKql: await files.readTemplate('workbook/apis.kql'),
  };
}
