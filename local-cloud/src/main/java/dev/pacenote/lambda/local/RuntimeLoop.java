package dev.pacenote.lambda.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pacenote.lambda.NoContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a function in threads of this process, each like an instance of its own. */
final class RuntimeLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeLoop.class);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> threads = new ArrayList<>();
    private final RequestStreamHandler handler;
    private final String api;
    private volatile boolean open = true;

    RuntimeLoop(RuntimeApi api, RequestStreamHandler handler, int instances) {
        this.api = "http://" + api.address() + "/2018-06-01/runtime/invocation/";
        this.handler = handler;
        for (int i = 0; i < instances; i++) {
            threads.add(Thread.ofVirtual().start(this::run));
        }
    }

    private void run() {
        while (open) {
            try {
                work(client.send(request("next").build(), BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                LOG.debug("the runtime interface is away", e);
                if (!open) {
                    return;
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path));
    }

    private void work(HttpResponse<byte[]> event) throws IOException, InterruptedException {
        var id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElse("");
        if (id.isEmpty()) {
            return;
        }
        long deadline = event.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElse(0);
        var answer = new ByteArrayOutputStream();
        String end = "/response";
        try {
            int left = (int) Math.max(0, deadline - System.currentTimeMillis());
            handler.handleRequest(
                    new ByteArrayInputStream(event.body()), answer, new NoContext(left));
        } catch (IOException | RuntimeException e) {
            LOG.warn("a function failed", e);
            end = "/error";
        }
        client.send(
                request(id + end).POST(BodyPublishers.ofByteArray(answer.toByteArray())).build(),
                BodyHandlers.discarding());
    }

    @Override
    public void close() {
        open = false;
        threads.forEach(Thread::interrupt);
        client.shutdownNow();
    }
}
