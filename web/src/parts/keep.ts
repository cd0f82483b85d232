/** Hands a file to the browser, which keeps it where its user wants. */
export function keep(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** What a text in base64 stands for. */
export function unpacked(content: string, type: string): Blob {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  return new Blob([bytes], { type });
}
