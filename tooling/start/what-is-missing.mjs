const CAN_INSTALL = 20;
const RUNS_VITRINA = 24;

/**
 * @param {{ node: string, installed: boolean }} machine the version of the running Node, and whether dependencies are there
 * @returns {string | undefined} one sentence that says what to do, or nothing when the machine is ready
 */
export function whatIsMissing({ node, installed }) {
  const major = Number.parseInt(node, 10);
  if (major < CAN_INSTALL)
    return `Vitrina needs Node ${CAN_INSTALL} or newer and this is ${node}: install a newer one from https://nodejs.org.`;
  if (!installed) return "The dependencies are not installed yet: run `npm install` first.";
  if (major >= RUNS_VITRINA) return undefined;
  return `Node ${RUNS_VITRINA} comes with the dependencies and is not the one running (this is ${node}): start through npm; if you did, run \`npm rebuild node --ignore-scripts=false\`.`;
}
