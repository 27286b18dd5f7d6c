package dev.pacenote.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox as a server on the loopback address: one port, one path prefix per service. */
public final class Sandbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);
    private static final long SILENCE_SECONDS = 60;

    static {
        // Without it every answer waits 40 ms for an acknowledgement; read once, by the first
        // server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private interface Api {
        Response answer(Request request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Faults faults;
    private final Manners manners = new Manners();

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     */
    public Sandbox(World world, Inventor inventor, Faults faults, int port) throws IOException {
        this.faults = faults;
        var tokens = new TokenOffice(world::now);
        var nadeo = new NadeoApi(world, faults, manners, tokens);
        var oauth = new OAuthApi(world, faults, manners, tokens);
        var exchange = new ExchangeApi(world, faults, manners);
        var control = new ControlApi(world, inventor, faults, manners);
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        serve("/core", request -> guest(request, nadeo::core, nadeo));
        serve("/live", request -> guest(request, nadeo::live, nadeo));
        serve("/oauth", request -> guest(request, oauth::answer, nadeo));
        serve("/tmx", request -> guest(request, exchange::answer, nadeo));
        serve("/control", control::answer);
        server.start();
    }

    private void serve(String prefix, Api api) {
        server.createContext(
                prefix,
                exchange -> {
                    try (exchange) {
                        answer(exchange, prefix, api);
                    }
                });
    }

    private void answer(HttpExchange exchange, String prefix, Api api) throws IOException {
        var request = Request.read(exchange, prefix);
        if (faults.everythingDown() && !prefix.equals("/control")) {
            manners.arrived("down");
            return;
        }
        Response response;
        try {
            response = api.answer(request);
        } catch (RuntimeException e) {
            LOG.warn("sandbox: {} {}", request.method(), request.path(), e);
            response = Response.raw(500, "[\"sandbox:error\"]");
        }
        send(exchange, response);
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        var body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", response.contentType());
        response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** What holds for every request of a guest, whatever it asks. */
    private Response guest(Request request, Api api, NadeoApi nadeo) throws IOException {
        if (!request.userAgent().contains("/") || request.userAgent().startsWith("Java")) {
            manners.breach("User-Agent \"" + request.userAgent() + "\" on " + request.path());
            return Response.raw(403, "{\"errorCode\":4000}");
        }
        pause(faults.latency().toMillis());
        if (faults.strikes(Faults.Kind.SILENCE)) {
            manners.arrived("fault silence");
            pause(SILENCE_SECONDS * 1000);
        }
        if (faults.strikes(Faults.Kind.TOO_MANY)) {
            manners.arrived("fault 429");
            return Response.raw(429, "").with("Retry-After", "1");
        }
        if (faults.strikes(Faults.Kind.ERROR)) {
            manners.arrived("fault 500");
            return nadeo.trouble();
        }
        if (faults.strikes(Faults.Kind.EMPTY_LIST)) {
            manners.arrived("fault []");
            return Response.raw(200, "[]");
        }
        if (faults.strikes(Faults.Kind.HTML)) {
            manners.arrived("fault html");
            return new Response(200, "text/html", "<html></html>", Map.of());
        }
        return api.answer(request);
    }

    private static void pause(long ms) {
        if (ms <= 0) {
            return;
        }
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public URI url(String prefix) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + prefix);
    }

    public URI authUrl() {
        return URI.create(url("core") + "/v2/authentication/token/basic");
    }

    /** base64 of the login that the sandbox accepts. */
    public static String basicAuthorization() {
        return Base64.getEncoder()
                .encodeToString(
                        (NadeoApi.LOGIN + ":" + NadeoApi.PASSWORD)
                                .getBytes(StandardCharsets.UTF_8));
    }

    /** The account that the login acts as; a player like any other once it has driven. */
    public static UUID guest() {
        return NadeoApi.GUEST;
    }

    public static String oauthClientId() {
        return OAuthApi.CLIENT_ID;
    }

    public static String oauthClientSecret() {
        return OAuthApi.CLIENT_SECRET;
    }

    public Faults faults() {
        return faults;
    }

    public Manners manners() {
        return manners;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
