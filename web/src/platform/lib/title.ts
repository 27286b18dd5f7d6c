/** The window's title: the page, and in front of it how much is unread. */
let page = '';
let unread = 0;

function show(): void {
  document.title = unread > 0 ? `(${unread}) ${page}` : page;
}

export function setTitle(text: string): void {
  page = text;
  show();
}

export function setUnread(number: number): void {
  unread = number;
  page ||= document.title;
  show();
}
