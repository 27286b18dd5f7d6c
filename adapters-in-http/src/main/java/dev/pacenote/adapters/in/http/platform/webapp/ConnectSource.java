package dev.pacenote.adapters.in.http.platform.webapp;

/**
 * Somewhere else with which our pages talk: where they send files, open sockets or read answers.
 *
 * @param origin such as {@code https://bucket.example} or {@code wss://sockets.example}
 */
public record ConnectSource(String origin) {}
