package dev.pacenote.application.platform;

import java.util.UUID;

/** Source of new identifiers: unpredictable, never the same twice. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
