package dev.pacenote.lambda.local.standin;

import com.sun.net.httpserver.HttpExchange;
import dev.pacenote.lambda.local.LocalWorld;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The one call of the Parameter Store that we make: all parameters below a path. */
public final class SsmStandIn implements AutoCloseable {

    /** The path of the parameters, as in {@code PACENOTE_SECRETS}. */
    public static final String PATH = "/pacenote/";

    private final LoopbackEndpoint endpoint;
    private final byte[] answer;

    /**
     * @param parameters value by name, the name without {@link #PATH}
     */
    public SsmStandIn(Map<String, String> parameters) {
        answer = answer(parameters);
        this.endpoint = new LoopbackEndpoint("/", this::serve);
    }

    private static byte[] answer(Map<String, String> parameters) {
        var json = LocalWorld.JSON.createObjectNode();
        var list = json.putArray("Parameters");
        parameters.forEach(
                (name, value) ->
                        list.addObject()
                                .put("Name", PATH + name)
                                .put("Type", "SecureString")
                                .put("Value", value));
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    public URI url() {
        return endpoint.url();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean signed = exchange.getRequestHeaders().containsKey("Authorization");
            boolean known =
                    "AmazonSSM.GetParametersByPath"
                            .equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            if (!signed || !known) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
