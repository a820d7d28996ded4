/** A file cannot be read as the export it is said to be: nothing of it was taken in. Its message says what is missing. */
export class FileUnfit extends Error {}
