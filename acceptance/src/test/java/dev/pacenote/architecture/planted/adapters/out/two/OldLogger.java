package dev.pacenote.architecture.planted.adapters.out.two;

import java.util.logging.Logger;

/** An adapter that logs past what is configured. */
final class OldLogger {

    private OldLogger() {}

    static void tell() {
        Logger.getLogger(OldLogger.class.getName()).info("unheard");
    }
}
