import { isTemporalKind } from '../../core/cell.ts';
import type { Column } from '../../core/dataset.ts';
import type { ColumnRole, SemanticType } from '../../core/profile.ts';

/** What a column of this meaning is for. A date kept as text cannot be a time axis. */
export function judgeRole(column: Column, meaning: SemanticType): ColumnRole {
  switch (meaning) {
    case 'identifier':
    case 'email':
    case 'phone':
    case 'card-number':
    case 'national-id':
    case 'ip-address':
      return 'identifier';
    case 'measure':
    case 'count':
    case 'money':
    case 'percentage':
      return 'measure';
    case 'date':
      return isTemporalKind(column.kind) ? 'time' : 'dimension';
    case 'category':
    case 'boolean':
    case 'year':
    case 'time':
    case 'country':
    case 'place':
    case 'person-name':
    case 'latitude':
    case 'longitude':
      return 'dimension';
    case 'free-text':
    case 'url':
      return 'text';
    case 'unknown':
      return column.kind === 'text' ? 'dimension' : 'text';
  }
}
