import { definePrismaConfig } from "@prisma/cli-engine";
import { defineConfig } from "@prisma/orm-mongo/config";

export default definePrismaConfig({
  orm: defineConfig({
    contract: "./contract.prisma",
    migrations: { dir: "./migrations" },
    db: { connection: process.env.DATABASE_URL },
  }),
});
