import { type Check, workspacesIn } from "./tree.ts";

const README_LINES = 30;

/** Every room says in one short page what lives there, and can be typechecked when it holds TypeScript. */
export const rooms: Check = (tree) =>
  workspacesIn(tree).flatMap((room) => {
    const scripts = JSON.parse(tree.read(`${room}/package.json`)).scripts ?? {};
    const holdsTypeScript = tree.files.some((file) => file.startsWith(`${room}/`) && /\.tsx?$/.test(file));
    return [
      ...readme(tree.files.includes(`${room}/README.md`) ? tree.read(`${room}/README.md`) : undefined, room),
      ...(holdsTypeScript && !("typecheck" in scripts)
        ? [`${room}/package.json: a room with TypeScript needs the script "typecheck".`]
        : []),
      ...(/^apps\/(admin|creator)$/.test(room) && !("build" in scripts)
        ? [`${room}/package.json: a web app needs the script "build".`]
        : []),
      ...(tree.files.includes(`${room}/turbo.json`)
        ? []
        : [`${room}/turbo.json is missing: it gives the room its tag.`]),
    ];
  });

function readme(text: string | undefined, room: string): string[] {
  if (text === undefined) return [`${room}/README.md is missing: what lives here, what never does, how to check it.`];
  const lines = text.trimEnd().split("\n").length;
  return lines > README_LINES ? [`${room}/README.md has ${lines} lines; ${README_LINES} are enough.`] : [];
}
