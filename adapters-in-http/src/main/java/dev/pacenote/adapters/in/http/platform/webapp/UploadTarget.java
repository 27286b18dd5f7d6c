package dev.pacenote.adapters.in.http.platform.webapp;

/**
 * Somewhere else to where pages of a feature area send files.
 *
 * @param origin such as {@code https://bucket.example}
 */
public record UploadTarget(String origin) {}
