package dev.pacenote.lambda.socket;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.adapters.in.http.notice.stream.handshake.StreamScheme;
import dev.pacenote.adapters.in.http.notice.stream.handshake.StreamScheme.Handshake;
import dev.pacenote.application.notice.stream.access.StreamAccess;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.lambda.JsonFunction;
import dev.pacenote.lambda.LambdaService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who may open a socket at the gateway: by an access token in the Authorization header, or by
 * a ticket in the query. Asked at each handshake, for tickets are used once; what it says travels
 * with every event of the socket.
 */
public final class SocketAuthorizer extends JsonFunction {

    private static final Logger LOG = LoggerFactory.getLogger(SocketAuthorizer.class);

    private static final String ACCOUNT = "account";
    private static final String SESSION = "session";

    /** In milliseconds since 1970, as text. */
    private static final String ENDS_AT = "endsAt";

    /** Nobody whom we know; the gateway answers 401. */
    public static final class UnauthorizedException extends RuntimeException {

        /** What the gateway wants to read. */
        public static final String WORD = "Unauthorized";

        private static final long serialVersionUID = 1L;

        public UnauthorizedException() {
            super(WORD, null, false, false);
        }
    }

    private final LambdaService service;

    public SocketAuthorizer() {
        this(LambdaService.fromEnvironment(true));
    }

    public SocketAuthorizer(LambdaService service) {
        this.service = service;
    }

    @Override
    public JsonNode handle(JsonNode event, Context context) {
        return telling(
                () -> {
                    var scheme = service.bean(StreamScheme.class);
                    return answer(event, scheme.admit(authorization(event), tickets(event)));
                });
    }

    /**
     * Tells the log of what fails without being a refusal, whichever runtime it runs in: an alarm
     * counts these lines, as to Lambda a refusal is an error too.
     */
    static JsonNode telling(Supplier<JsonNode> work) {
        try {
            return work.get();
        } catch (UnauthorizedException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn("a handshake failed that was not refused: {}", e.getClass().getSimpleName());
            throw e;
        }
    }

    public static JsonNode answer(JsonNode event, Handshake handshake) {
        return switch (handshake) {
            case Handshake.Admitted(var access) -> allowed(event, access);
            case Handshake.Unauthorized _ -> throw new UnauthorizedException();
            // The gateway has one other answer, 403: whoever gets it need not ask for a token.
            case Handshake.Forbidden _ -> policy(event, "nobody", "Deny");
        };
    }

    public static List<String> authorization(JsonNode event) {
        return named(event, "multiValueHeaders", "headers", "authorization");
    }

    public static List<String> tickets(JsonNode event) {
        return named(event, "multiValueQueryStringParameters", "queryStringParameters", "ticket");
    }

    /** All values of that name, in any letter case for headers. */
    private static List<String> named(JsonNode event, String many, String single, String name) {
        var values = new ArrayList<String>();
        event.path(many)
                .properties()
                .forEach(
                        entry -> {
                            if (entry.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                                entry.getValue().forEach(value -> values.add(value.asText()));
                            }
                        });
        if (values.isEmpty()) {
            event.path(single)
                    .properties()
                    .forEach(
                            entry -> {
                                if (entry.getKey().toLowerCase(Locale.ROOT).equals(name)) {
                                    values.add(entry.getValue().asText());
                                }
                            });
        }
        return values;
    }

    private static JsonNode allowed(JsonNode event, StreamAccess access) {
        var answer = policy(event, access.account().toString(), "Allow");
        answer.putObject("context")
                .put(ACCOUNT, access.account().toString())
                .put(SESSION, access.session().value().toString())
                .put(ENDS_AT, Long.toString(access.endsAt().toEpochMilli()));
        return answer;
    }

    private static ObjectNode policy(JsonNode event, String whom, String effect) {
        var answer = JSON.createObjectNode().put("principalId", whom);
        answer.putObject("policyDocument")
                .put("Version", "2012-10-17")
                .putArray("Statement")
                .addObject()
                .put("Action", "execute-api:Invoke")
                .put("Effect", effect)
                .put("Resource", event.path("methodArn").asText());
        return answer;
    }

    /** What the authorizer said, as it stands in the events of the socket. */
    public static StreamAccess access(JsonNode authorizer) {
        return new StreamAccess(
                new AccountId(Long.parseLong(authorizer.path(ACCOUNT).asText())),
                new SessionId(UUID.fromString(authorizer.path(SESSION).asText())),
                Instant.ofEpochMilli(Long.parseLong(authorizer.path(ENDS_AT).asText())));
    }
}
