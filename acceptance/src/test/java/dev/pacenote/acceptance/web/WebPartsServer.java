package dev.pacenote.acceptance.web;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.TestApplication;
import dev.pacenote.acceptance.support.assembly.FreePort;
import java.time.Instant;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The service with parts for people at browsers. All classes about parts in the web app use one: it
 * is opened by the first and closed after the last test of the run.
 */
final class WebPartsServer implements BeforeAllCallback {

    private record Open(TestApplication app, Api api) implements AutoCloseable {

        static Open now() {
            // Files are sent to the public address: here that is this server.
            var port = Integer.toString(FreePort.find());
            var app =
                    new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                            .with("FEATURES", "parts,trackmania")
                            .with("PORT", port)
                            .with("PUBLIC_URL", "http://127.0.0.1:" + port);
            var api = app.open();
            app.clock.letGo();
            return new Open(app, api);
        }

        @Override
        public void close() {
            app.close();
        }
    }

    private Api api = new Api(0);

    Api api() {
        return api;
    }

    /** A new one with nothing in stock. */
    WebWorkshop workshop() {
        return WebWorkshop.opened(api);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        api =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.create(WebPartsServer.class))
                        .getOrComputeIfAbsent(Open.class, _ -> Open.now(), Open.class)
                        .api();
    }
}
