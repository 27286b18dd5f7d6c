package dev.pacenote.adapters.in.http.platform.webapp;

/**
 * Somewhere else from where pages of a feature area show pictures.
 *
 * @param origin such as {@code https://pictures.example}
 */
public record ImageSource(String origin) {}
