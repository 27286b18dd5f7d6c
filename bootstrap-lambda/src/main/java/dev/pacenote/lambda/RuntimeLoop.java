package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.pacenote.configuration.Variables;
import dev.pacenote.lambda.delivery.BounceReader;
import dev.pacenote.lambda.delivery.DeliverySender;
import dev.pacenote.lambda.delivery.Dispatcher;
import dev.pacenote.lambda.delivery.EmailSender;
import dev.pacenote.lambda.runtime.NoContext;
import dev.pacenote.lambda.runtime.PlainHttp;
import dev.pacenote.lambda.socket.SocketAuthorizer;
import dev.pacenote.lambda.socket.SocketFunction;
import dev.pacenote.lambda.socket.SocketSweeper;
import dev.pacenote.lambda.socket.StreamPusher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a function with the events that Lambda's runtime interface hands out, one after the other:
 * the whole of a custom runtime. AWS's own runtime for Java does the same where that one is used.
 */
public final class RuntimeLoop {

    /** By the names of their classes, as the description of the infrastructure names them. */
    private static final Map<String, Supplier<RequestStreamHandler>> FUNCTIONS =
            Map.ofEntries(
                    Map.entry("ApiFunction", ApiFunction::new),
                    Map.entry("SearchWorker", SearchWorker::new),
                    Map.entry("DailyScheduler", DailyScheduler::new),
                    Map.entry("DailyWorker", DailyWorker::new),
                    Map.entry("EmailSender", EmailSender::new),
                    Map.entry("BounceReader", BounceReader::new),
                    Map.entry("SocketFunction", SocketFunction::new),
                    Map.entry("SocketAuthorizer", SocketAuthorizer::new),
                    Map.entry("StreamPusher", StreamPusher::new),
                    Map.entry("SocketSweeper", SocketSweeper::new),
                    Map.entry("Dispatcher", Dispatcher::new),
                    Map.entry("DeliverySender", DeliverySender::new),
                    Map.entry("AreaJobWorker", AreaJobWorker::new));

    private static final Logger LOG = LoggerFactory.getLogger(RuntimeLoop.class);

    /** An interface that is gone is not asked as fast as it can refuse. */
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final HttpClient client = PlainHttp.client();
    private final RequestStreamHandler handler;
    private final String api;
    private volatile boolean open = true;

    /**
     * @param api host and port, as in {@code AWS_LAMBDA_RUNTIME_API}
     */
    public RuntimeLoop(String api, RequestStreamHandler handler) {
        this.api = "http://" + api + "/2018-06-01/runtime/";
        this.handler = handler;
    }

    /** Works events off until it is stopped, or its thread is interrupted. */
    public void run() {
        while (open && !Thread.currentThread().isInterrupted()) {
            try {
                work(client.send(request("invocation/next").build(), BodyHandlers.ofByteArray()));
            } catch (IOException e) {
                if (open) {
                    LOG.warn("the runtime interface of Lambda has no event for us", e);
                    rest();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN_TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No event is begun any more. */
    public void stop() {
        open = false;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(api + path));
    }

    private void work(HttpResponse<byte[]> event) throws IOException, InterruptedException {
        var id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElse("");
        if (id.isEmpty()) {
            throw new IOException("it answered " + event.statusCode() + " without an event");
        }
        long deadline = event.headers().firstValueAsLong("Lambda-Runtime-Deadline-Ms").orElse(0);
        int left = (int) Math.max(0, deadline - System.currentTimeMillis());
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.body()), answer, new NoContext(left));
            post("invocation/" + id + "/response", answer.toByteArray());
        } catch (SocketAuthorizer.UnauthorizedException e) {
            post("invocation/" + id + "/error", refusal());
        } catch (IOException | RuntimeException e) {
            LOG.warn("an event could not be processed", e);
            post("invocation/" + id + "/error", error(e));
        }
    }

    private void post(String path, byte[] body) throws IOException, InterruptedException {
        client.send(
                request(path).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.discarding());
    }

    /** By this word the gateway knows that it is to answer 401. */
    private static byte[] refusal() throws IOException {
        return failure("UnauthorizedException", SocketAuthorizer.UnauthorizedException.WORD);
    }

    /** What kind of trouble it was; the log has the rest. */
    private static byte[] error(Exception e) throws IOException {
        return failure(e.getClass().getSimpleName(), "see the log");
    }

    private static byte[] failure(String type, String message) throws IOException {
        return JsonFunction.JSON.writeValueAsBytes(
                JsonFunction.JSON
                        .createObjectNode()
                        .put("errorType", type)
                        .put("errorMessage", message));
    }

    /**
     * The main program of a custom runtime.
     *
     * @param args the function's class
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        var runtime = Variables.ofThisProcess("AWS_LAMBDA_RUNTIME_API");
        if (runtime.isEmpty() || args.length != 1) {
            throw new IllegalArgumentException("to be started by Lambda, with the name of a class");
        }
        var api = runtime.get();
        try {
            var function =
                    function(args[0])
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "no such function: " + args[0]));
            new RuntimeLoop(api, function.get()).run();
        } catch (RuntimeException e) {
            LOG.error("the function cannot start", e);
            new RuntimeLoop(api, (_, _, _) -> {}).post("init/error", error(e));
            System.exit(1);
        }
    }

    /** The function of that class, begun when it is asked for. */
    static Optional<Supplier<RequestStreamHandler>> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name.substring(name.lastIndexOf('.') + 1)));
    }
}
