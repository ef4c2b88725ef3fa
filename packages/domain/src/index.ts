export {
  REFUSAL_CODES,
  REFUSAL_REASONS,
  Refusal,
  type RefusalCode,
  type RefusalFacts,
  type RefusalReason,
} from "./refusal.ts";
export {
  guaranies,
  id,
  line,
  PAGE_SIZE_MAX,
  type Page,
  pageOf,
  pageRequest,
  prose,
  type RowOutcome,
  rowOutcome,
  sortDirection,
} from "./shapes.ts";
