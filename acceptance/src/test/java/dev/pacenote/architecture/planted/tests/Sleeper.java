package dev.pacenote.architecture.planted.tests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Disabled;

/** A test on purpose that hopes for a quick machine, and one that is not run. */
@Disabled
final class Sleeper {

    private Sleeper() {}

    static void hope() throws InterruptedException {
        Thread.sleep(10);
        TimeUnit.MILLISECONDS.sleep(10);
        LockSupport.parkNanos(10);
    }

    static void hurry() throws IOException {
        EmbeddedPostgres.start().close();
    }
}
