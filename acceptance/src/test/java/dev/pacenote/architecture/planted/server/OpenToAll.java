package dev.pacenote.architecture.planted.server;

import io.micronaut.context.ApplicationContext;

/** A bootstrap whose context takes whatever the environment holds. */
final class OpenToAll {

    private OpenToAll() {}

    static ApplicationContext open() {
        return ApplicationContext.run();
    }
}
