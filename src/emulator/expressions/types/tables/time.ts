import type { TypeSource } from './type-source.ts';

const offset = 'System.DateTimeOffset';

/** Dates and times. */
export const time: readonly TypeSource[] = [
  {
    name: 'System.DateTime',
    extends: 'System.ValueType',
    complete: true,
    statics: {
      DateTime: 'MaxValue MinValue Now Today UnixEpoch UtcNow',
      '() DateTime': 'FromBinary FromFileTime FromFileTimeUtc FromOADate Parse ParseExact SpecifyKind',
      '() bool': 'Equals IsLeapYear ReferenceEquals TryParse TryParseExact',
      '() int': 'Compare DaysInMonth',
    },
    members: {
      DateTime: 'Date',
      int: 'Day DayOfYear Hour Microsecond Millisecond Minute Month Nanosecond Second Year',
      long: 'Ticks',
      TimeSpan: 'TimeOfDay',
      'System.DayOfWeek': 'DayOfWeek',
      'System.DateTimeKind': 'Kind',
      '() DateTime': 'Add AddDays AddHours AddMicroseconds AddMilliseconds AddMinutes AddMonths AddSeconds AddTicks AddYears ToLocalTime ToUniversalTime',
      '() ?': 'Deconstruct GetDateTimeFormats GetTypeCode Subtract TryFormat',
      '() bool': 'Equals IsDaylightSavingTime',
      '() int': 'CompareTo',
      '() long': 'ToBinary ToFileTime ToFileTimeUtc',
      '() double': 'ToOADate',
      '() string': 'ToLongDateString ToLongTimeString ToShortDateString ToShortTimeString ToString',
    },
    allowed: {
      only: '.ctor Add AddDays AddHours AddMilliseconds AddMinutes AddMonths AddSeconds AddTicks AddYears Date Day DayOfWeek DayOfYear DaysInMonth Hour IsDaylightSavingTime IsLeapYear MaxValue Millisecond Minute MinValue Month Now Parse Second Subtract Ticks TimeOfDay Today ToString UtcNow Year',
    },
  },
  { name: 'System.DateTimeKind', values: 'Unspecified Utc Local', allowed: { only: 'Utc' } },
  { name: 'System.DayOfWeek', values: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday', allowed: 'nothing' },
  {
    name: offset,
    extends: 'System.ValueType',
    statics: { [offset]: 'MaxValue MinValue Now UnixEpoch UtcNow', [`() ${offset}`]: 'FromFileTime FromUnixTimeMilliseconds FromUnixTimeSeconds Parse ParseExact', '() bool': 'Equals TryParse TryParseExact', '() int': 'Compare' },
    members: {
      DateTime: 'Date DateTime LocalDateTime UtcDateTime',
      int: 'Day DayOfYear Hour Millisecond Minute Month Second Year',
      long: 'Ticks UtcTicks',
      TimeSpan: 'Offset TimeOfDay',
      'System.DayOfWeek': 'DayOfWeek',
      [`() ${offset}`]: 'Add AddDays AddHours AddMilliseconds AddMinutes AddMonths AddSeconds AddTicks AddYears ToLocalTime ToOffset ToUniversalTime',
      '() long': 'ToFileTime ToUnixTimeMilliseconds ToUnixTimeSeconds',
      '() int': 'CompareTo',
      '() ?': 'Subtract',
      '() string': 'ToString',
    },
  },
  {
    name: 'System.TimeSpan',
    extends: 'System.ValueType',
    statics: {
      TimeSpan: 'MaxValue MinValue Zero',
      long: 'TicksPerDay TicksPerHour TicksPerMillisecond TicksPerMinute TicksPerSecond',
      '() TimeSpan': 'FromDays FromHours FromMilliseconds FromMinutes FromSeconds FromTicks Parse ParseExact',
      '() bool': 'Equals TryParse TryParseExact',
      '() int': 'Compare',
    },
    members: { int: 'Days Hours Milliseconds Minutes Seconds', long: 'Ticks', double: 'TotalDays TotalHours TotalMilliseconds TotalMinutes TotalSeconds', '() TimeSpan': 'Add Duration Negate Subtract', '() int': 'CompareTo', '() string': 'ToString' },
  },
  { name: 'System.TimeZone', statics: { 'System.TimeZone': 'CurrentTimeZone' }, members: { '() DateTime': 'ToLocalTime ToUniversalTime', '() TimeSpan': 'GetUtcOffset' } },
  {
    name: 'System.TimeZoneInfo',
    statics: { 'System.TimeZoneInfo': 'Local Utc', '() System.TimeZoneInfo': 'FindSystemTimeZoneById', '() DateTime': 'ConvertTimeFromUtc ConvertTimeToUtc', '() ?': 'ConvertTime ConvertTimeBySystemTimeZoneId' },
    members: { string: 'DaylightName DisplayName Id StandardName', TimeSpan: 'BaseUtcOffset', '() TimeSpan': 'GetUtcOffset', '() bool': 'IsDaylightSavingTime' },
  },
  { name: 'System.TimeZoneInfo.AdjustmentRule' },
  { name: 'System.TimeZoneInfo.TransitionTime' },
];
