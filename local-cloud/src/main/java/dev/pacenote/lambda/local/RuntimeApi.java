package dev.pacenote.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.core.SdkBytes;

/**
 * The interface through which Lambda feeds a function: whoever runs it asks for the next event,
 * works it off and posts the answer. Anything that speaks it can run behind it: threads of this
 * process, or processes with the runtime that AWS delivers.
 */
public final class RuntimeApi implements AutoCloseable {

    private static final String PATH = "/2018-06-01/runtime/";

    /** As on AWS: six MiB, and a little for what is around the answer. */
    private static final int LARGEST_ANSWER = 6_291_556;

    private record Invocation(
            String id, SdkBytes event, long deadline, CompletableFuture<byte[]> answer) {}

    private final HttpServer server;
    private final String function;
    private final Duration timeout;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> underWay = new ConcurrentHashMap<>();

    /**
     * @param timeout after which an invocation has failed
     */
    public RuntimeApi(String function, Duration timeout) {
        this.function = function;
        this.timeout = timeout;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(PATH, this::serve);
        server.start();
    }

    /** For the variable {@code AWS_LAMBDA_RUNTIME_API}. */
    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** A function failed, or did not answer in time. */
    public static final class FunctionFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FunctionFailedException(String message) {
            super(message);
        }
    }

    /**
     * Has the function work an event off.
     *
     * @throws FunctionFailedException when it did not
     */
    public byte[] invoke(byte[] event) throws InterruptedException {
        var invocation =
                new Invocation(
                        UUID.randomUUID().toString(),
                        SdkBytes.fromByteArray(event),
                        System.currentTimeMillis() + timeout.toMillis(),
                        new CompletableFuture<>());
        waiting.add(invocation);
        try {
            return invocation.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new FunctionFailedException(function + ": " + e.getMessage());
        } catch (TimeoutException e) {
            throw new FunctionFailedException(function + " timed out");
        } finally {
            underWay.remove(invocation.id());
        }
    }

    /** Whether the function has an event that it has not answered. */
    public boolean isWorking() {
        return !underWay.isEmpty();
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().substring(PATH.length());
        try (exchange) {
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            var words = path.split("/", -1);
            if (words.length == 3 && words[0].equals("invocation")) {
                end(words[1], words[2], body);
            } else if (path.equals("init/error")) {
                refuseAll(body);
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            var invocation = waiting.take();
            underWay.put(invocation.id(), invocation);
            var headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(invocation.deadline()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:000000000000:function:" + function);
            var event = invocation.event().asByteArray();
            exchange.sendResponseHeaders(200, event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A function that cannot start works nothing off. */
    private void refuseAll(byte[] body) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.answer()
                    .completeExceptionally(
                            new FunctionFailedException(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private void end(String id, String how, byte[] body) {
        var invocation = Optional.ofNullable(underWay.remove(id));
        invocation.ifPresent(
                known -> {
                    if (how.equals("response") && body.length > LARGEST_ANSWER) {
                        known.answer()
                                .completeExceptionally(
                                        new FunctionFailedException(
                                                "Function.ResponseSizeTooLarge: " + body.length));
                    } else if (how.equals("response")) {
                        known.answer().complete(body);
                    } else {
                        known.answer()
                                .completeExceptionally(
                                        new FunctionFailedException(
                                                new String(body, StandardCharsets.UTF_8)));
                    }
                });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
