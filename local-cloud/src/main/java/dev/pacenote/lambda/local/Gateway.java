package dev.pacenote.lambda.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pacenote.adapters.in.http.platform.network.AddressLiterals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A front like API Gateway's: every request becomes an event for the function. Requests under
 * {@code /rest-v1} become events of the older format.
 */
public final class Gateway implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REST = "/rest-v1";

    private final HttpServer server;
    private final RuntimeApi function;

    /**
     * @param port 0 for any that is free
     */
    Gateway(int port, RuntimeApi function) {
        this.function = function;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            pass(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(HttpExchange exchange) throws IOException, InterruptedException {
        var event =
                exchange.getRequestURI().getRawPath().startsWith(REST + "/")
                        ? rest(exchange)
                        : http(exchange);
        try {
            answer(exchange, JSON.readTree(function.invoke(JSON.writeValueAsBytes(event))));
        } catch (RuntimeApi.FunctionFailedException e) {
            LOG.warn("{}", e.getMessage());
            exchange.sendResponseHeaders(502, -1);
        }
    }

    private static ObjectNode http(HttpExchange exchange) throws IOException {
        var event = JSON.createObjectNode().put("version", "2.0");
        var uri = exchange.getRequestURI();
        event.put("rawPath", uri.getRawPath());
        event.put("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery());
        var headers = event.putObject("headers");
        var cookies = event.putArray("cookies");
        exchange.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (name.equalsIgnoreCase("Cookie")) {
                                values.forEach(
                                        line -> List.of(line.split("; *")).forEach(cookies::add));
                            } else {
                                headers.put(name, String.join(",", values));
                            }
                        });
        event.putObject("requestContext")
                .put("stage", "$default")
                .putObject("http")
                .put("method", exchange.getRequestMethod())
                .put("sourceIp", source(exchange));
        return withBody(event, exchange);
    }

    private static ObjectNode rest(HttpExchange exchange) throws IOException {
        var event = JSON.createObjectNode().put("version", "1.0");
        var uri = exchange.getRequestURI();
        event.put("path", uri.getPath().substring(REST.length()));
        event.put("httpMethod", exchange.getRequestMethod());
        var headers = event.putObject("multiValueHeaders");
        exchange.getRequestHeaders()
                .forEach((name, values) -> values.forEach(headers.withArray("/" + name)::add));
        var parameters = event.putObject("multiValueQueryStringParameters");
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                var parts = pair.split("=", 2);
                var name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
                parameters
                        .withArray("/" + name)
                        .add(
                                parts.length > 1
                                        ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8)
                                        : "");
            }
        }
        event.putObject("requestContext")
                .put("stage", "local")
                .putObject("identity")
                .put("sourceIp", source(exchange));
        return withBody(event, exchange);
    }

    /** So that tests can come from anywhere. */
    private static String source(HttpExchange exchange) {
        var lines = exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of());
        return AddressLiterals.lastHop(lines)
                .orElseGet(exchange.getRemoteAddress()::getAddress)
                .getHostAddress();
    }

    private static ObjectNode withBody(ObjectNode event, HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        return event.put("body", Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", true);
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.path("headers")
                .properties()
                .forEach(header -> headers.set(header.getKey(), header.getValue().asText()));
        answer.path("cookies").forEach(cookie -> headers.add("Set-Cookie", cookie.asText()));
        answer.path("multiValueHeaders")
                .properties()
                .forEach(
                        header ->
                                header.getValue()
                                        .forEach(
                                                value ->
                                                        headers.add(
                                                                header.getKey(), value.asText())));
        var text = answer.path("body").asText();
        var body =
                answer.path("isBase64Encoded").asBoolean()
                        ? Base64.getDecoder().decode(text)
                        : text.getBytes(StandardCharsets.UTF_8);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.path("statusCode").asInt(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
