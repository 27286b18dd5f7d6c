package dev.pacenote.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.adapters.in.http.platform.RequestTarget;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.header.AnswerHeaders;
import dev.pacenote.adapters.out.aws.platform.AwsConfiguration;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.lambda.gateway.HttpEvent;
import dev.pacenote.lambda.gateway.LargeAnswers;
import dev.pacenote.lambda.gateway.NetworkInFront;
import dev.pacenote.lambda.runtime.NoContext;
import dev.pacenote.lambda.runtime.PlainHttp;
import dev.pacenote.lambda.runtime.SnapStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The HTTP interface. Events of API Gateway are played to the same HTTP server that the self-hosted
 * assembly runs, over this machine's own address: routes, filters, limits and errors are not
 * similar but the same.
 */
public final class ApiFunction extends JsonFunction implements SnapStart {

    /**
     * What belongs to one connection, not to the request; and languages, of which we speak one:
     * Micronaut fails over such a header with nothing in it.
     */
    private static final Set<String> HOP_BY_HOP =
            Set.of(
                    "accept-language",
                    "connection",
                    "content-length",
                    "date",
                    "expect",
                    "host",
                    "keep-alive",
                    "transfer-encoding",
                    "upgrade",
                    "via",
                    NetworkInFront.HEADER,
                    "x-forwarded-for");

    private static final String SET_COOKIE = "set-cookie";

    private static final Set<String> NOT_PASSED_BACK =
            Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding");

    /** One byte more than the server takes of the largest body: enough to be refused for. */
    private static final int ENOUGH = 2_097_153;

    /** What Lambda passes on of one invocation, the whole event counted, in bytes. */
    private static final int LARGEST_ANSWER = 6_291_556;

    /** However its characters are escaped, with room for headers. */
    private static final int SURELY_FITS = 1_000_000;

    private static final int SEE_OTHER = 303;
    private static final String BINARY = "application/octet-stream";

    private static final Problem TOO_LARGE =
            Problem.of(
                    500,
                    "answer_too_large",
                    "Too much at once",
                    "This answer is larger than the service can send at once. Please ask for less,"
                            + " for example page by page.");

    private static final Problem NOT_KEPT =
            Problem.of(
                    503,
                    "service_unavailable",
                    "Not available right now",
                    "The file is ready but could not be put where you can fetch it. Please try"
                            + " again in a moment.");

    /** To pass an answer back before this process is killed. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private static final Pattern UNSENDABLE = Pattern.compile("[^\\t\\x20-\\x7e]");

    private final LambdaService service;
    private final BackgroundExecutor background;
    private final AnswerHeaders answerHeaders;
    private final Optional<LargeAnswers> largeAnswers;
    private final NetworkInFront network;
    private final URI server;
    private final HttpClient client = PlainHttp.client();

    public ApiFunction() {
        this(LambdaService.fromEnvironment(true));
        registerForSnapshot();
    }

    public ApiFunction(LambdaService service) {
        this.service = service;
        background = service.bean(BackgroundExecutor.class);
        answerHeaders = service.bean(AnswerHeaders.class);
        var aws = service.bean(AwsConfiguration.class);
        network = new NetworkInFront(aws.cdnSecret());
        largeAnswers =
                aws.largeAnswers()
                        .map(
                                bucket ->
                                        new LargeAnswers(
                                                () -> service.bean(S3Client.class),
                                                () -> service.bean(S3Presigner.class),
                                                bucket));
        server = URI.create("http://127.0.0.1:" + service.startHttp());
    }

    @Override
    public void prime() {
        for (var path : List.of("/health", "/openapi.yml", "/api/v1/users/me")) {
            var event = JSON.createObjectNode().put("version", "2.0").put("rawPath", path);
            event.putObject("requestContext").putObject("http").put("method", "GET");
            int status = handle(event, new NoContext()).path("statusCode").asInt();
            LOG.info("primed with {}: {}", path, status);
        }
    }

    @Override
    public void rest() {
        service.rest();
    }

    @Override
    public JsonNode handle(JsonNode event, Context context) {
        var request = HttpEvent.of(event);
        if (!RequestTarget.isReadable(request.target())) {
            return refused(request, Problem.unreadableAddress(), dressed(request, Map.of()));
        }
        try {
            var answer =
                    client.send(
                            played(request, server, network, left(context)),
                            BodyHandlers.ofByteArray());
            // Once it has answered, this process is frozen, and whatever still runs in it.
            boolean done = background.awaitIdle(left(context));
            if (!done) {
                context.getLogger().log("something goes on after the answer");
            }
            return fitting(
                    request,
                    answer.statusCode(),
                    dressed(request, answer.headers().map()),
                    answer.body(),
                    largeAnswers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a request that cannot be played to the server. */
    static JsonNode refused(
            HttpEvent request, Problem problem, Map<String, List<String>> answerHeaders) {
        var id = UUID.randomUUID().toString();
        var headers = new TreeMap<>(answerHeaders);
        headers.put("content-type", List.of("application/problem+json"));
        headers.put("x-request-id", List.of(id));
        return passedBack(request.format(), problem.status(), headers, bytes(problem.body(id)));
    }

    /** The answer itself if Lambda passes it on, else where it is or why it is not. */
    static JsonNode fitting(
            HttpEvent request,
            int status,
            Map<String, List<String>> headers,
            byte[] body,
            Optional<LargeAnswers> largeAnswers) {
        if (body.length <= LARGEST_ANSWER) {
            var whole = passedBack(request.format(), status, headers, body);
            if (body.length <= SURELY_FITS || bytes(whole).length <= LARGEST_ANSWER) {
                return whole;
            }
        }
        var disposition = first(headers, "content-disposition");
        var kept = new TreeMap<String, List<String>>(headers);
        kept.remove("content-type");
        kept.remove("content-disposition");
        var path = request.path();
        Problem problem;
        if (status == 200 && disposition.isPresent() && largeAnswers.isPresent()) {
            try {
                var type = first(headers, "content-type").orElse(BINARY);
                var address = largeAnswers.get().keep(body, type, disposition.get());
                kept.put("location", List.of(address.toString()));
                return passedBack(request.format(), SEE_OTHER, kept, new byte[0]);
            } catch (SdkException e) {
                LOG.error("the {} bytes of {} cannot be put into the bucket", body.length, path, e);
                problem = NOT_KEPT;
            }
        } else {
            LOG.error(
                    "{} was answered with {} bytes, which is more than Lambda passes on",
                    path,
                    body.length);
            problem = TOO_LARGE;
        }
        kept.put("content-type", List.of("application/problem+json"));
        var id = first(headers, "x-request-id").orElse("");
        return passedBack(request.format(), problem.status(), kept, bytes(problem.body(id)));
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration left(Context context) {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    /** The event as a request to the server of this process, from the client that it began at. */
    static HttpRequest played(
            HttpEvent event, URI server, NetworkInFront network, Duration timeout) {
        var all = event.body().asByteArray();
        var body = all.length > ENOUGH ? Arrays.copyOf(all, ENOUGH) : all;
        var request =
                HttpRequest.newBuilder(URI.create(server + event.target()))
                        .timeout(timeout)
                        .method(
                                event.method(),
                                body.length == 0
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(body));
        event.headers()
                .forEach(
                        (name, values) -> {
                            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                                values.forEach(value -> request.header(name, sendable(value)));
                            }
                        });
        var client = network.clientOf(event);
        if (!client.isEmpty()) {
            request.header("X-Forwarded-For", client);
        }
        return request.build();
    }

    /**
     * What cannot stand in a header of HTTP/1.1 becomes a question mark: a gateway hands text over,
     * and the client here refuses to send some of it.
     */
    private static String sendable(String value) {
        return UNSENDABLE.matcher(value).replaceAll("?");
    }

    /** A request that cannot be read is answered before any filter sees it. */
    private Map<String, List<String>> dressed(HttpEvent asked, Map<String, List<String>> headers) {
        if (headers.containsKey("x-content-type-options")) {
            return headers;
        }
        var dressed = new TreeMap<>(headers);
        answerHeaders
                .on(asked.path(), asked.header("origin").orElse(null))
                .forEach((name, value) -> dressed.put(name, List.of(value)));
        return dressed;
    }

    static JsonNode passedBack(
            HttpEvent.Format format, int status, Map<String, List<String>> all, byte[] body) {
        var event = JSON.createObjectNode().put("statusCode", status);
        boolean http = format == HttpEvent.Format.HTTP_API;
        var headers = event.putObject(http ? "headers" : "multiValueHeaders");
        all.entrySet().stream()
                .filter(header -> !NOT_PASSED_BACK.contains(header.getKey()))
                .filter(header -> !http || !header.getKey().equals(SET_COOKIE))
                .forEach(header -> put(headers, format, header));
        if (http) {
            // Of cookies no line may be joined with another.
            var cookies = event.putArray("cookies");
            all.getOrDefault(SET_COOKIE, List.of()).forEach(cookies::add);
        }
        boolean text =
                isText(first(all, "content-type").orElse("text/plain"))
                        && first(all, "content-encoding").isEmpty();
        return event.put(
                        "body",
                        text
                                ? new String(body, StandardCharsets.UTF_8)
                                : Base64.getEncoder().encodeToString(body))
                .put("isBase64Encoded", !text);
    }

    private static Optional<String> first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static void put(
            ObjectNode headers, HttpEvent.Format format, Map.Entry<String, List<String>> header) {
        if (format == HttpEvent.Format.HTTP_API) {
            headers.put(header.getKey(), String.join(", ", header.getValue()));
        } else {
            var values = headers.putArray(header.getKey());
            header.getValue().forEach(values::add);
        }
    }

    private static boolean isText(String contentType) {
        return contentType.startsWith("text/")
                || contentType.contains("json")
                || contentType.contains("yaml")
                || contentType.contains("javascript")
                || contentType.contains("xml");
    }
}
