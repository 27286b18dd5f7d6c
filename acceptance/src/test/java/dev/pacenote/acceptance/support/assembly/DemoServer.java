package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.assembly.sandbox.DemoData;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The sandbox with its demo people and some days behind it, as a first start leaves it. */
public final class DemoServer implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final TestApplication app = new TestApplication(Instant.parse("2026-11-20T12:00:00Z"));
    private final Api api;

    public DemoServer() {
        this(Map.of());
    }

    /**
     * @param further variables
     */
    public DemoServer(Map<String, String> further) {
        app.with("PACENOTE_SANDBOX", "on");
        further.forEach(app::with);
        api = app.open();
        app.clock.letGo();
        DemoData.make(
                app.service(),
                base(),
                "",
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        app.service().startSearching();
    }

    public String base() {
        return "http://127.0.0.1:" + app.service().port();
    }

    public Api api() {
        return api;
    }

    TestApplication app() {
        return app;
    }

    public void pass(Duration time) {
        app.clock.pass(time);
    }

    /** Lets five minutes pass, the longest that a page's refused request has to wait. */
    public void letLimitsPass() {
        app.clock.pass(LIMIT);
    }

    /** Logs one of the demo people in, or whoever has their password. */
    public Api.Answer logIn(String who) {
        var login =
                api.post("/api/v1/users/login", Map.of("email", who, "password", "sandbox-demo"));
        if (login.status() != 200) {
            throw new AssertionError(login.body());
        }
        return login;
    }

    @Override
    public void close() {
        app.close();
    }
}
