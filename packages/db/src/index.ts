export { connectDatabase, type Database } from "./connect.ts";
export { type Decoded, decode } from "./decode.ts";
export { found, isDuplicateKey, refuseDuplicate } from "./errors.ts";
export { newId, objectId } from "./ids.ts";
export { type PageQuery, pageOf } from "./paging.ts";
export { searchFilter, searchText } from "./search-text.ts";
