package dev.pacenote.acceptance.parts;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The service with parts, open while the tests of a class run. */
final class WorkshopServer implements BeforeAllCallback, AfterAllCallback {

    private final TestApplication app =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,parts");

    private boolean jobs;
    private Api api = new Api(0);

    WorkshopServer with(String variable, String value) {
        app.with(variable, value);
        return this;
    }

    /** With what the clock starts by itself. */
    WorkshopServer withScheduledJobs() {
        jobs = true;
        return this;
    }

    TestApplication app() {
        return app;
    }

    Api api() {
        return api;
    }

    /** A new one. */
    Workshop workshop() {
        return Workshop.opened(api);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        api = app.open();
        if (jobs) {
            app.service().startScheduledJobs();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        app.close();
    }
}
