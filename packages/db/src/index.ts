export { connectDatabase, type Database, type Row } from "./connect.ts";
export { type Decoded, decode } from "./decode.ts";
export { found, isDatabaseAway, isDuplicateKey, refuseDuplicate } from "./errors.ts";
export { idIn } from "./filters.ts";
export { newId, objectId } from "./ids.ts";
export { type PageQuery, pageOf } from "./paging.ts";
export { indexedSearchFilter, SEARCHED, searchable, searchFilter, searchKeys, searchText } from "./search-text.ts";
