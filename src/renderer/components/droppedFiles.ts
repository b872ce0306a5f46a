import { byName, isTableFile } from '#shared/domain/tableFiles.ts';

/**
 * The files of a drop. Of a folder, and of those in it, it is what may be a table; a file that was dropped itself comes
 * whatever it is called. Call it during the event: afterwards the browser has forgotten what was dropped.
 */
export async function droppedFiles({ items, files }: DataTransfer): Promise<File[]> {
  const entries = [...items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  // Read at once: the list is empty when the event is over.
  const plain = [...files];
  if (!entries.some(isFolder)) return plain;
  const found: File[] = [];
  for (const entry of entries)
    found.push(...(isFolder(entry) ? await inside(entry) : [await fileOf(entry)]));
  return found;
}

async function inside(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const found: File[] = [];
  for (const entry of (await childrenOf(folder)).sort((a, b) => byName(a.name, b.name))) {
    if (isFolder(entry)) found.push(...(await inside(entry)));
    else if (isTableFile(entry.name)) found.push(await fileOf(entry));
  }
  return found;
}

/** A folder tells its children a hundred at a time, and none at the end. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    (entry as FileSystemFileEntry).file(resolve, reject);
  });
}
