/**
 * What the program is started with, so that it stays small beside the server it runs on, whatever it has to move. The allocator
 * would otherwise keep what large files were read into.
 */
export const MODEST = ["--max-old-space-size=160", "--max-semi-space-size=2"];

export const modestEnv = (compiled: string): Record<string, string> => ({
  MALLOC_ARENA_MAX: "2",
  MALLOC_MMAP_THRESHOLD_: "32768",
  MALLOC_TRIM_THRESHOLD_: "32768",
  NODE_COMPILE_CACHE: compiled,
});
