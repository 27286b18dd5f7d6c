package dev.pacenote.adapters.out.push.delivery.webhook;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Programs of people, by http or https. Each answers with the status that its path begins with. */
final class TestPrograms implements AutoCloseable {

    /** A call as a program sees it. */
    record Call(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Whoever is called by a path with this says a lot. */
    static final String LONG = "/long";

    private static final char[] PASSWORD = "password".toCharArray();

    private final HttpServer server;
    private final String scheme;
    final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    private TestPrograms(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var path = exchange.getRequestURI().toString();
                        calls.add(
                                new Call(
                                        path,
                                        Map.copyOf(exchange.getRequestHeaders()),
                                        new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)));
                        Optional.ofNullable(exchange.getRequestURI().getQuery())
                                .ifPresent(
                                        wait ->
                                                exchange.getResponseHeaders()
                                                        .set("Retry-After", wait));
                        exchange.getResponseHeaders().set("Location", "/200/followed");
                        int status = Integer.parseInt(path.substring(1, 4));
                        if (path.contains(LONG)) {
                            exchange.sendResponseHeaders(status, 0);
                            exchange.getResponseBody().write(new byte[1_000_000]);
                        } else {
                            exchange.sendResponseHeaders(status, -1);
                        }
                    }
                });
        server.start();
    }

    static TestPrograms plain() throws IOException {
        return new TestPrograms(HttpServer.create(loopback(), 0), "http");
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /** With a certificate for {@code localhost} of its own, which {@link #certificate} writes. */
    static TestPrograms encrypted(Path folder)
            throws IOException, GeneralSecurityException, InterruptedException {
        keytool(
                folder,
                "-genkeypair -alias a -keyalg EC -dname CN=localhost -ext"
                        + " san=dns:localhost,ip:127.0.0.1 -validity 2");
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(folder.resolve("store"))) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new TestPrograms(server, "https");
    }

    static Path certificate(Path folder) throws IOException, InterruptedException {
        keytool(folder, "-exportcert -rfc -alias a -file cert.pem");
        return folder.resolve("cert.pem");
    }

    private static void keytool(Path folder, String options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-keystore", "store", "-storepass", new String(PASSWORD)));
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(said);
        }
    }

    String url(String host, String path) {
        return scheme + "://" + host + ":" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
