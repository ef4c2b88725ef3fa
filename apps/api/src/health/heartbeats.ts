import type { Heartbeat, HeartbeatName } from "@vitrina/domain/system";
import type { HeartbeatStore } from "./health.store.ts";

/** Says that something which has to go on happening really happened. */
export type Heartbeats = {
  /**
   * Notes it and tells the outside monitor. Call it after the thing itself, outside of a transaction; that the monitor
   * cannot be told is noted and never thrown, because what happened has happened all the same.
   */
  beat: (name: HeartbeatName) => Promise<void>;
  all: () => Promise<Heartbeat[]>;
};

/** `tell` holds the way to the outside monitor for each heartbeat that has one. */
export function heartbeats(
  store: HeartbeatStore,
  tell: Partial<Record<HeartbeatName, () => Promise<void>>>,
  now: () => Date,
): Heartbeats {
  return {
    async beat(name) {
      await store.note(name, now());
      const telling = tell[name];
      if (!telling) return;
      const trouble = await telling().then(
        () => "",
        (error: unknown) => (error instanceof Error ? error.message.slice(0, 300) : "unknown error"),
      );
      await store.noteTelling(name, now(), trouble);
    },
    async all() {
      return (await store.all()).map((one) => ({ ...one, watched: tell[one.name] !== undefined }));
    },
  };
}
