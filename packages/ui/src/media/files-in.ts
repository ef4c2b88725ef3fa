type Entry = { isFile: boolean; isDirectory: boolean; fullPath: string };
type FileEntry = Entry & { file: (done: (file: File) => void, failed: (error: unknown) => void) => void };
type FolderEntry = Entry & {
  createReader: () => { readEntries: (done: (entries: Entry[]) => void, failed: (error: unknown) => void) => void };
};

export type FoundFile = { file: File; path: string };

/** The files of a drop, those inside folders included, in the order of their paths; hidden ones are left where they are. */
export async function filesIn(transfer: DataTransfer): Promise<FoundFile[]> {
  const entries = [...transfer.items].flatMap((item) => (item.webkitGetAsEntry?.() as Entry | null) ?? []);
  if (entries.length === 0) return chosenFiles(transfer.files);
  const found = await Promise.all(entries.map(filesUnder));
  return inOrder(found.flat());
}

/** The files of an input; those of a chosen folder know their place in it. */
export function chosenFiles(files: FileList | readonly File[]): FoundFile[] {
  return inOrder([...files].map((file) => ({ file, path: file.webkitRelativePath || file.name })));
}

const isHidden = ({ path }: FoundFile) => path.split("/").some((name) => name.startsWith("."));

function inOrder(found: readonly FoundFile[]): FoundFile[] {
  return found
    .filter((one) => !isHidden(one))
    .sort((one, other) => one.path.localeCompare(other.path, undefined, { numeric: true }));
}

async function filesUnder(entry: Entry): Promise<FoundFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileEntry).file(done, failed));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  const reader = (entry as FolderEntry).createReader();
  const inside: Entry[] = [];
  // A folder tells its files a hundred at a time, until it has no more to tell.
  for (;;) {
    const some = await new Promise<Entry[]>((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    inside.push(...some);
  }
  return (await Promise.all(inside.map(filesUnder))).flat();
}
