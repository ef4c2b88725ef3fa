import { type Database, isDuplicateKey, newId } from "@vitrina/db";
import type { AnswerStore } from "./answers.store.ts";

const KEPT_FOR_MS = 48 * 60 * 60 * 1000;

export function mongoAnswers(db: Database, now: () => Date): AnswerStore {
  return {
    find: (key) => db.orm.idempotency_keys.where({ key }).first(),
    async keep(key, answer) {
      await db.orm.idempotency_keys.where({ key }).updateAndCount({ answer });
    },
    async claim(request) {
      await db.orm.idempotency_keys.create({
        ...request,
        answer: "",
        _id: newId(),
        createdAt: now(),
        expiresAt: new Date(now().getTime() + KEPT_FOR_MS),
      });
    },
    isTaken: (error) => isDuplicateKey(error, "key"),
  };
}
