// Shows pushes while no page is open, and opens what they are about. It keeps nothing and answers no requests.

const isOurs = (address) => new URL(address).origin === self.location.origin;

/** A page of ours, or what the inbox links to elsewhere: https only. The inbox stands for anything else. */
function addressOf(url) {
  const inbox = `${self.location.origin}/Inbox`;
  try {
    const { href, protocol } = new URL(typeof url === 'string' ? url : inbox, self.location.origin);
    return isOurs(href) || protocol === 'https:' ? href : inbox;
  } catch {
    return inbox;
  }
}

function read(event) {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
}

self.addEventListener('push', (event) => {
  const { title, body, url, tag, notificationId } = read(event);
  event.waitUntil(
    self.registration.showNotification(title || 'Pacenote', {
      body: body || '',
      icon: '/icon-192.png',
      // A later push about the same thing takes the place of the one before, and is heard again.
      ...(tag && { tag, renotify: true }),
      data: { url: addressOf(url), notificationId },
    }),
  );
});

async function show(address) {
  if (!isOurs(address)) return self.clients.openWindow(address);
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const there = pages.find((page) => page.url === address) ?? pages[0];
  if (!there) return self.clients.openWindow(address);
  // A page that the browser does not bring to the front is led there all the same.
  const page = await there.focus().catch(() => there);
  // A page that this worker does not control cannot be sent elsewhere by it.
  return page.url === address ? page : page.navigate(address).catch(() => self.clients.openWindow(address));
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(show(event.notification.data?.url ?? addressOf()));
});

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
