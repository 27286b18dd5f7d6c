package dev.pacenote.server;

import java.util.function.Function;

/**
 * Secrets that this machine makes for itself and keeps in its data folder.
 *
 * @param byName makes the one of that name at the first call
 */
public record GeneratedSecrets(Function<String, byte[]> byName) {}
