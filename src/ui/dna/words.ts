import type { ColumnRole, SemanticType } from '../../core/profile.ts';

export const roleWords: Readonly<Record<ColumnRole, string>> = {
  measure: 'Measure',
  dimension: 'Group',
  identifier: 'Identifier',
  time: 'Time',
  text: 'Text',
};

export const semanticWords: Readonly<Record<SemanticType, string>> = {
  identifier: 'one per row',
  category: 'category',
  measure: 'number',
  count: 'count',
  money: 'money',
  percentage: 'percentage',
  date: 'date',
  time: 'date and time',
  year: 'year',
  boolean: 'yes or no',
  latitude: 'latitude',
  longitude: 'longitude',
  country: 'country',
  place: 'place',
  email: 'e-mail address',
  phone: 'phone number',
  url: 'web address',
  'person-name': 'name of a person',
  'card-number': 'card number',
  'national-id': 'national ID',
  'ip-address': 'IP address',
  'free-text': 'free text',
  unknown: 'not recognised',
};

export const dnaWords = {};
