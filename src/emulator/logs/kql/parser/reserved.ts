/** Words of the language that are a column's name only in brackets: `['kind']`. Facts of Microsoft's grammar (language-service 12.4). */
const both =
  'and anomalychart areachart asc bagexpansion barchart between cachingpolicy callout cancel card columnchart containscs contains_cs cycles dataexport datascope decodeblocks desc encodingpolicy endswith endswith_cs expandoutput ' +
  'extent_tags_retention external_data first flags harddelete hardretention has_any has_all has_cs hasprefix hasprefix_cs hassuffix hassuffix_cs hotcache isfuzzy force_remote journal ladderchart last like likecs linechart missing ' +
  'nooptimization notcontains notcontainscs notlike notlikecs or others pathformat piechart pivotchart project queries query_results relaxed restricted_view_access row_level_security rowstore rowstorepolicy rowstores scatterchart ' +
  'seal seals shards simple softdelete softretention stackedareachart startswith startswith_cs statistics tablepurge timechart timeline timepivot treemap union unrestrictedviewers views with_itemindex with_match_id with_step_name ' +
  'writeaheadlog boolean int8 char uint8 byte int16 uint16 int int32 uint uint32 long int64 ulong uint64 float real decimal double string time timespan date datetime uniqueid dynamic';

const declaredOnly = 'kind with_source withsource';

const readOnly = 'accumulate as by contains datatable earliest externaldata find has in invoke latest materialize mdm of print sample search set sql title to toscalar totable verbose viewers where';

const wordsOf = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split(' ')));

/** Where a name is given. */
export const reservedWhenDeclared = wordsOf(both, declaredOnly);

/** Where a name is used, also behind a point. */
export const reservedWhenRead = wordsOf(both, readOnly);
