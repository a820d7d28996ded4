/** Whether a body came from a plain HTML form, which is answered by a redirect to a page. */
export function isForm(contentType: string): boolean {
  return contentType.toLowerCase().startsWith('application/x-www-form-urlencoded');
}
