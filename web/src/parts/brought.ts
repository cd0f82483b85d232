/** Files that somebody chose or dropped, with those of a folder. */
import type { GivenFile } from "../api/types";

export interface Brought {
  /** From the folder that was chosen or dropped, if it was one. */
  readonly path: string;
  readonly file: File;
}

export function chosen(list: FileList | null): readonly Brought[] {
  return [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** What was dropped; of a folder the files that lie in it. */
export async function dropped(data: DataTransfer): Promise<readonly Brought[]> {
  // Entries are gone once the event is over: all are taken before any is waited for.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  if (!entries.some((entry) => entry)) return chosen(data.files);
  return (await Promise.all(entries.map(inside))).flat();
}

async function inside(entry: FileSystemEntry | null): Promise<readonly Brought[]> {
  if (!entry) return [];
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path, file }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A reader hands out some at a time, and none when it is through.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (!some.length) break;
    found.push(...some);
  }
  const files = found.filter((each) => each.isFile);
  return (await Promise.all(files.map(inside))).flat();
}

/** A file as it is sent. */
export async function given({ file }: Brought): Promise<GivenFile> {
  const address = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(new Error(`${file.name} cannot be read.`));
    reader.readAsDataURL(file);
  });
  return { name: file.name, content: address.slice(address.indexOf(",") + 1) };
}
