import { expect, test } from "vitest";
import { ALL_CHECKS } from "./all-checks.ts";
import { treeOf } from "./tree.ts";

const ROOM = {
  "packages/media/package.json": '{"scripts":{"typecheck":"tsc"}}',
  "packages/media/turbo.json": "{}",
  "packages/media/README.md": "# packages/media\n",
  "packages/media/src/upload.ts": "export {};\n",
};

const ASVS = (...rows: string[]) =>
  `All ${rows.length} requirements\n\nNow: 1 met, 0 n/a, ${rows.length - 1} partly, 0 open.\n\n${rows.join("\n")}\n`;
const MET = "| V1.1.1 | 2 | Decode once | met | `packages/media/src/upload.test.ts`: is decoded once |";

const CLEAN: Record<string, string> = {
  ...ROOM,
  "packages/media/src/upload.test.ts": 'test("is decoded once", () => {});\n',
  "docs/security/asvs.md": ASVS(MET, "| V1.1.2 | 2 | Encode last | partly | Nothing looks at it. |"),
  "package.json": '{"devDependencies":{"turbo":"2.11.9"},"overrides":{"prisma":"$prisma","x":{"y":"npm:empty@1.0.0"}}}',
  "package-lock.json":
    '{"packages":{"":{},"node_modules/turbo":{"license":"MIT","optionalDependencies":{"@turbo/linux":"2"}},"node_modules/@turbo/linux":{"license":"MIT"}}}',
  "tooling/checks/licences.json": '{"allowed":["MIT","ISC"],"exceptions":{}}',
  "tooling/checks/long-files.json": "{}",
  "tooling/checks/narrowing-migrations.json": "{}",
  "prisma/migrations/app/1_first/ops.json": '[{"id":"a.create","operationClass":"additive"}]',
  "apps/api/src/env.ts": "const schema = z.object({\n  PORT: z.number(),\n  MAIL_FROM: z.string(),\n});\n",
  ".env.example": "PORT=4000\n# MAIL_FROM=\n",
  "README.md": "See [media](packages/media/) and `packages/media/src/upload.ts`.\n",
};

/** Built from pieces, so that this file does not hold what it looks for. */
const KEY = ["AKIA", "ABCDEFGHIJKLMNOP"].join("");

type Violation = [check: keyof typeof ALL_CHECKS, texts: Record<string, string>, says: RegExp];

/** What is said of packages with these licences, and these exceptions. */
const licensed = (packages: string, exceptions: string, says: RegExp): Violation => [
  "every package has a licence we may use",
  {
    "package-lock.json": `{"packages":${packages}}`,
    "tooling/checks/licences.json": `{"allowed":["MIT","ISC"],"exceptions":${exceptions}}`,
  },
  says,
];

const VIOLATIONS: Violation[] = [
  [
    "the lock file is complete for every platform",
    { "package-lock.json": '{"packages":{"node_modules/turbo":{"optionalDependencies":{"@turbo/mac":"2"}}}}' },
    /turbo wants @turbo\/mac .optional., which has no entry/,
  ],
  [
    "the lock file is complete for every platform",
    { "package-lock.json": '{"packages":{"node_modules/turbo":{"resolved":"https://registry.example/turbo.tgz"}}}' },
    /names a registry \(registry\.example\)/,
  ],
  [
    "migrations leave old code working",
    { "prisma/migrations/app/2_next/ops.json": '[{"id":"a.drop","operationClass":"destructive"}]' },
    /2_next\/a\.drop takes something away/,
  ],
  [
    "migrations leave old code working",
    { "tooling/checks/narrowing-migrations.json": '{"2_next/a.drop":"gone"}' },
    /is not there any more/,
  ],
  licensed('{"node_modules/a":{}}', "{}", /a says no licence/),
  licensed('{"node_modules/a":{"license":"GPL-3.0"}}', "{}", /a is licensed as GPL-3\.0/),
  licensed('{"node_modules/x/node_modules/@b/c":{"license":"UNLICENSED"}}', "{}", /: @b\/c is licensed as UNLICENSED/),
  licensed('{"node_modules/a":{"license":"MIT AND GPL-3.0"}}', "{}", /a is licensed as MIT AND GPL-3\.0/),
  licensed('{"node_modules/a":{"license":"(GPL-3.0 OR (MIT AND GPL-2.0))"}}', "{}", /a is licensed as/),
  licensed('{"node_modules/a":{"license":"GPL-3.0"}}', '{"a":" "}', /exception for a needs its reason/),
  licensed('{"node_modules/a":{"license":"MIT"}}', '{"a":"Used in tests alone."}', /nothing needs the exception for a/),
  licensed('{"node_modules/ab":{"license":"GPL-3.0"}}', '{"a":"Used in tests alone."}', /ab is licensed as GPL-3\.0/),
  ["versions are exact", { "package.json": '{"dependencies":{"zod":"^4.0.0"}}' }, /zod is "\^4\.0\.0"/],
  ["versions are exact", { "package.json": '{"overrides":{"a":{"b":"latest"}}}' }, /b is "latest"/],
  [
    "versions are exact",
    { "packages/media/package.json": '{"devDependencies":{"zod":"4"}}' },
    /packages\/media\/package\.json: zod/,
  ],
  ["every room introduces itself", { "packages/media/README.md": "line\n".repeat(31) }, /has 31 lines/],
  ["every room introduces itself", { "packages/media/package.json": "{}" }, /needs the script "typecheck"/],
  [
    "every room introduces itself",
    { "packages/mail/package.json": "{}", "packages/mail/turbo.json": "{}" },
    /packages\/mail\/README\.md is missing/,
  ],
  [
    "every room introduces itself",
    { "apps/admin/package.json": '{"scripts":{}}', "apps/admin/turbo.json": "{}", "apps/admin/README.md": "" },
    /needs the script "build"/,
  ],
  [
    "no link or path in a document is dead",
    { "README.md": "[gone](packages/gone.md)" },
    /packages\/gone\.md is not there/,
  ],
  [
    "files live in one place",
    { "apps/api/src/products/picture.ts": "new GridFSBucket(db).openDownloadStream(id);" },
    /picture\.ts knows GridFS/,
  ],
  [
    "files live in one place",
    { "packages/ui/src/avatar.tsx": 'const src = "data:image/png;base64,AAAA";' },
    /avatar\.tsx knows a file inside a text/,
  ],
  ["no link or path in a document is dead", { "docs/a.md": "`packages/media/src/gone.ts`" }, /gone\.ts is not there/],
  ["long files have a reason", { "packages/media/src/long.test.ts": "x\n".repeat(401) }, /has 401 lines/],
  ["long files have a reason", { "packages/media/src/long.ts": "x\n".repeat(301) }, /has 301 lines/],
  ["the example environment is complete", { ".env.example": "PORT=4000\n" }, /lacks MAIL_FROM/],
  ["the example environment is complete", { ".env.example": "PORT=1\nMAIL_FROM=\nGONE=1\n" }, /names GONE/],
  ["the example environment is complete", { "apps/api/src/env.ts": "export {};\n" }, /no variable found/],
  [
    "long files have a reason",
    { "tooling/checks/long-files.json": '{"packages/media/src/upload.ts":"once"}' },
    /not long any more/,
  ],
  ["names say something", { "packages/media/src/utils/a.ts": "" }, /"utils" says nothing/],
  ["names say something", { "packages/media/src/helpers.ts": "" }, /"helpers\.ts" says nothing/],
  ["names say something", { "apps/admin/src/CampaignForm.tsx": "" }, /kebab-case/],
  [
    "what is left undone has an issue",
    { "packages/media/src/a.ts": `// ${"TODO"}: later` },
    /a\.ts:1: TODO without an issue/,
  ],
  ["no secret is committed", { "packages/media/src/a.ts": `const key = "${KEY}";` }, /Amazon access key/],
  [
    "addresses are asked in one place",
    { "apps/api/src/media/take-picture.ts": "const answer = await fetch(address);" },
    /take-picture\.ts asks an address by itself/,
  ],
  [
    "addresses are asked in one place",
    { "tooling/checks/direct-calls.json": '{"apps/api/src/env.ts":"once"}' },
    /which asks no address/,
  ],
  ["no secret is committed", { ".env": "" }, /\.env looks like a file of secrets/],
  [
    "what security promises has its proof",
    { "docs/security/asvs.md": ASVS(MET.replace("upload.test.ts", "gone.test.ts")) },
    /V1\.1\.1 names no test file that is there/,
  ],
  [
    "what security promises has its proof",
    { "docs/security/asvs.md": ASVS(MET.replace("is decoded once", "is decoded twice")) },
    /V1\.1\.1 names a test that .* does not have/,
  ],
  [
    "what security promises has its proof",
    { "docs/security/asvs.md": ASVS(MET, "| V1.1.2 | 2 | Encode last | partly |  |") },
    /V1\.1\.2 has neither a proof nor a reason/,
  ],
  [
    "what security promises has its proof",
    { "docs/security/asvs.md": ASVS(MET).replace("All 1", "All 2") },
    /tells of 2 requirements and has 1/,
  ],
  ["what security promises has its proof", { "docs/security/asvs.md": ASVS(MET).replace("1 met", "2 met") }, /: 1 met/],
];

test.each(VIOLATIONS)("%s: a violation is found", (name, texts, says) => {
  expect(ALL_CHECKS[name]?.(treeOf({ ...CLEAN, ...texts })).join("\n")).toMatch(says);
});

test.each(Object.entries(ALL_CHECKS))("%s: a clean tree passes", (_name, check) => {
  expect(check(treeOf(CLEAN))).toEqual([]);
});

test("every check has a violation that proves it", () => {
  expect(new Set(VIOLATIONS.map(([name]) => name))).toEqual(new Set(Object.keys(ALL_CHECKS)));
});

test("an undone end with an issue, an optional package kept beside its owner, and a licence with a choice or a reason, are fine", () => {
  const texts = {
    "packages/media/src/a.ts": `// ${"TODO"}(#12): later`,
    "package-lock.json":
      '{"packages":{"node_modules/a":{"license":"(GPL-3.0 OR (MIT AND ISC))","optionalDependencies":{"b":"1"}},"node_modules/a/node_modules/b":{"license":"LGPL-3.0"}}}',
    "tooling/checks/licences.json": '{"allowed":["MIT","ISC"],"exceptions":{"b*":"A library beside ours."}}',
  };
  for (const check of Object.values(ALL_CHECKS)) expect(check(treeOf({ ...CLEAN, ...texts }))).toEqual([]);
});
