import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { origin: 'http://x.example' });
const { socketAddress } = await import('./live/live');
const { browserName, bytes } = await import('./push');
const { merged } = await import('./useSettingsForm');
const { fate, topicName } = await import('./words');

describe('the address of the socket', () => {
  const given = 'wss://pacenote.example/ws?ticket=t';

  it('is the one that the server names', () => {
    expect(socketAddress(given, 0, 'https://pacenote.example', false)).toBe(given);
  });

  it('is first where the page came from, then the one that is named, when these differ', () => {
    expect(socketAddress(given, 0, 'http://10.0.0.7:3000', false)).toBe('ws://10.0.0.7:3000/ws?ticket=t');
    expect(socketAddress(given, 1, 'http://10.0.0.7:3000', false)).toBe(given);
    expect(socketAddress(given, 2, 'http://10.0.0.7:3000', false)).toBe('ws://10.0.0.7:3000/ws?ticket=t');
  });

  it('stays where the page came from once a socket opened there', () => {
    expect(socketAddress(given, 1, 'http://10.0.0.7:3000', true)).toBe('ws://10.0.0.7:3000/ws?ticket=t');
  });
});

describe('settings', () => {
  it('merge at every depth and replace lists', () => {
    const before = { notifications: { email: true, push: true }, quietHours: { days: [1, 2], start: '22:00' } };
    expect(merged(before, { notifications: { push: false }, quietHours: { days: [7] } })).toEqual({
      notifications: { email: true, push: false },
      quietHours: { days: [7], start: '22:00' },
    });
  });
});

describe('words', () => {
  it('say what became of a notice, and why', () => {
    expect(fate('push', 'cancelled', 'already_read')).toBe('Push was called off: you had read it already');
    expect(fate('mail', 'scheduled', 'quiet_hours')).toBe('Mail waits for the end of your quiet hours');
    expect(fate('inbox', 'delivered', 'acknowledged')).toBe('Inbox arrived');
    expect(fate('pigeon', 'lost', 'bad_weather')).toBe('Pigeon lost: bad weather');
  });

  it('call topics that nobody named by their own names', () => {
    expect(topicName('weather.storm', { 'weather.storm': 'Storms' })).toBe('Storms');
    expect(topicName('weather.storm_near', {})).toBe('Weather: storm near');
  });
});

describe('a browser', () => {
  it('is called by its name and its system', () => {
    expect(browserName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36')).toBe(
      'Chrome on Windows',
    );
    expect(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1')).toBe(
      'Safari on iPhone',
    );
    expect(browserName('something else')).toBe('Browser');
  });

  it('gets the key of the server as bytes', () => {
    expect([...bytes('-_8A')]).toEqual([251, 255, 0]);
  });
});
