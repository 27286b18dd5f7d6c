package dev.pacenote.lambda.local.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.lambda.local.LocalAws;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.time.Instant;
import java.util.UUID;

/**
 * The events of one socket as API Gateway makes them.
 *
 * @param host as the client named it
 */
record SocketEvents(String id, String host, Instant connectedAt) {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ObjectNode event(String route, String type) {
        var event = JSON.createObjectNode();
        event.putObject("requestContext")
                .put("routeKey", route)
                .put("eventType", type)
                .put("messageDirection", "IN")
                .put("stage", SocketFront.STAGE)
                .put("connectedAt", connectedAt.toEpochMilli())
                .put("requestTimeEpoch", Instant.now().toEpochMilli())
                .put("requestId", UUID.randomUUID().toString())
                .put("domainName", host)
                .put("connectionId", id)
                .put("apiId", "local")
                .putObject("identity")
                .put("sourceIp", "127.0.0.1");
        return event;
    }

    private static ObjectNode context(ObjectNode event) {
        return event.withObject("/requestContext");
    }

    /** Somebody asks for a socket. */
    ObjectNode connect(HttpHeaders headers, QueryStringDecoder query) {
        var event = event("$connect", "CONNECT");
        var single = event.putObject("headers");
        var many = event.putObject("multiValueHeaders");
        for (var name : headers.names()) {
            single.put(name, headers.getAll(name).getLast());
            headers.getAll(name).forEach(many.putArray(name)::add);
        }
        if (!query.parameters().isEmpty()) {
            var last = event.putObject("queryStringParameters");
            var all = event.putObject("multiValueQueryStringParameters");
            query.parameters()
                    .forEach(
                            (name, values) -> {
                                last.put(name, values.getLast());
                                values.forEach(all.putArray(name)::add);
                            });
        }
        return event.put("isBase64Encoded", false);
    }

    /** The same for the authorizer. */
    static ObjectNode authorize(ObjectNode connect) {
        return connect.deepCopy()
                .put("type", "REQUEST")
                .put(
                        "methodArn",
                        "arn:aws:execute-api:"
                                + LocalAws.REGION
                                + ":000000000000:local/"
                                + SocketFront.STAGE
                                + "/$connect");
    }

    /** What the authorizer said travels with every event. */
    static ObjectNode authorized(JsonNode answer) {
        var authorizer = JSON.createObjectNode();
        answer.path("context").properties().forEach(e -> authorizer.set(e.getKey(), e.getValue()));
        return authorizer.put("principalId", answer.path("principalId").asText());
    }

    ObjectNode message(String text, ObjectNode authorizer) {
        var event = event("$default", "MESSAGE");
        context(event).put("messageId", UUID.randomUUID().toString()).set("authorizer", authorizer);
        return event.put("body", text).put("isBase64Encoded", false);
    }

    ObjectNode disconnect(int code, ObjectNode authorizer) {
        var event = event("$disconnect", "DISCONNECT");
        context(event)
                .put("disconnectStatusCode", code)
                .put("disconnectReason", "")
                .set("authorizer", authorizer);
        return event.put("isBase64Encoded", false);
    }
}
