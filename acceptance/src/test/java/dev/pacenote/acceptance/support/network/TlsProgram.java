package dev.pacenote.acceptance.support.network;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.pacenote.acceptance.support.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Somebody's program on this machine that takes calls over https, with a certificate of its own. It
 * answers with the status that the path begins with.
 */
public final class TlsProgram implements AutoCloseable {

    /**
     * A call as the program sees it.
     *
     * @param headers by their names in lower case
     */
    public record Call(String path, Map<String, String> headers, String body) {}

    private static final String PASSWORD = "password";

    private final Path folder;
    private final HttpsServer server;
    private final Map<String, Deque<Integer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

    public TlsProgram() {
        try {
            folder = TemporaryFolders.create("pacenote-tls");
            keytool(
                    "-genkeypair -alias a -keyalg EC -dname CN=localhost -validity 2"
                            + " -ext san=dns:localhost,ip:127.0.0.1");
            keytool("-exportcert -rfc -alias a -file cert.pem");
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(folder.resolve("store"))) {
                store.load(in, PASSWORD.toCharArray());
            }
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            server =
                    HttpsServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        var path = exchange.getRequestURI().getPath();
                        var headers =
                                exchange.getRequestHeaders().entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        header ->
                                                                header.getKey()
                                                                        .toLowerCase(Locale.ROOT),
                                                        header -> header.getValue().getFirst()));
                        var body = exchange.getRequestBody().readAllBytes();
                        calls.add(
                                new Call(path, headers, new String(body, StandardCharsets.UTF_8)));
                        exchange.getResponseHeaders().set("Location", "/200/followed");
                        exchange.sendResponseHeaders(status(path), -1);
                    }
                });
        server.start();
    }

    private int status(String path) {
        var next = answers.getOrDefault(path, new ConcurrentLinkedDeque<>()).poll();
        return next == null ? Integer.parseInt(path.substring(1, 4)) : next;
    }

    /** Has the next calls of a path fail. */
    public void failNext(String path, int calls) {
        answers.put(path, new ConcurrentLinkedDeque<>(Collections.nCopies(calls, 500)));
    }

    /** Has the next call of a path be refused for good. */
    public void refuseNext(String path) {
        answers.put(path, new ConcurrentLinkedDeque<>(List.of(400)));
    }

    private void keytool(String options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-keystore", "store", "-storepass", PASSWORD));
        var process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(said);
        }
    }

    /** The file with its certificate, in PEM. */
    public Path certificate() {
        return folder.resolve("cert.pem");
    }

    /** An address of it. */
    public String url(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    /** The calls of one path. */
    public List<Call> calls(String path) {
        return List.copyOf(calls).stream().filter(call -> call.path().equals(path)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
