package dev.pacenote.lambda.socket;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.in.http.notice.stream.gateway.GatewayStream;
import dev.pacenote.lambda.JsonFunction;
import dev.pacenote.lambda.LambdaService;
import java.util.Arrays;
import java.util.Locale;

/**
 * What the gateway tells of its sockets: that one is opened ({@code $connect}), what its client
 * says ({@code $default}), and mostly that it is closed ({@code $disconnect}).
 */
public final class SocketFunction extends JsonFunction {

    private static final String PROTOCOL_HEADER = "sec-websocket-protocol";
    private static final String PROTOCOL = "pacenote.v1";

    private final LambdaService service;

    public SocketFunction() {
        this(LambdaService.fromEnvironment(true));
    }

    public SocketFunction(LambdaService service) {
        this.service = service;
    }

    @Override
    public JsonNode handle(JsonNode event, Context context) {
        var stream = service.bean(GatewayStream.class);
        var request = event.path("requestContext");
        var id = request.path("connectionId").asText();
        var answer = JSON.createObjectNode().put("statusCode", 200);
        switch (request.path("routeKey").asText()) {
            case "$connect" -> {
                stream.opened(id, SocketAuthorizer.access(request.path("authorizer")));
                if (isProtocolOffered(event.path("headers"))) {
                    answer.putObject("headers").put("Sec-WebSocket-Protocol", PROTOCOL);
                }
            }
            case "$disconnect" -> stream.gone(id);
            case "$default" -> stream.received(id, text(event));
            case String other -> throw new IllegalArgumentException("no such route: " + other);
        }
        return answer;
    }

    /** A frame that is no text says nothing. */
    public static String text(JsonNode event) {
        return event.path("isBase64Encoded").asBoolean() ? "" : event.path("body").asText();
    }

    public static boolean isProtocolOffered(JsonNode headers) {
        return headers.properties().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(PROTOCOL_HEADER))
                .flatMap(header -> Arrays.stream(header.getValue().asText().split(",", -1)))
                .anyMatch(offered -> offered.strip().equals(PROTOCOL));
    }
}
