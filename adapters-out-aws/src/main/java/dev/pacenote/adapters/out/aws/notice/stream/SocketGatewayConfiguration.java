package dev.pacenote.adapters.out.aws.notice.stream;

import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.SelfChecked;
import dev.pacenote.configuration.Variable;
import dev.pacenote.configuration.VariableGroup;
import dev.pacenote.configuration.WebAddress;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import java.net.URI;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where the WebSocket API of API Gateway is.
 *
 * @param url for clients
 * @param management for us
 */
@ConfigurationProperties("socket-gateway")
@Requires(property = "socket-gateway.management")
@VariableGroup(title = "WebSocket API", order = 525, needs = "The WebSocket API needs")
public record SocketGatewayConfiguration(
        @Variable(
                        value = SocketGatewayConfiguration.URL,
                        readBy = ReadBy.FUNCTIONS,
                        meaning =
                                "where clients of the functions open sockets, `wss://…` with the stage."
                                        + " Unset: they ask for events")
                String url,
        @Variable(
                        value = SocketGatewayConfiguration.MANAGEMENT,
                        readBy = ReadBy.FUNCTIONS,
                        must = WebAddress.MUST,
                        meaning = "where functions reach these sockets, `https://…` with the stage")
                WebAddress management)
        implements SelfChecked {

    static final String URL = "WEBSOCKET_URL";
    static final String MANAGEMENT = "WEBSOCKET_MANAGEMENT_URL";

    /** Where pages open sockets, such as {@code wss://sockets.example}. */
    public String origin() {
        var address = URI.create(url);
        return address.getScheme() + "://" + address.getAuthority();
    }

    @Override
    public Stream<String> problems(Predicate<String> isGiven) {
        return Stream.of(
                        isSocket() ? "" : URL + " must be a wss address, or a ws address.",
                        hasStage() ? "" : MANAGEMENT + " must end with the stage.")
                .filter(problem -> !problem.isEmpty());
    }

    private boolean isSocket() {
        return url.matches("wss?://[^/?#\\s]+(/[^?#\\s]*)?") && URI.create(url).getHost() != null;
    }

    /** Without its stage the address belongs to nobody, and every answer is a refusal. */
    private boolean hasStage() {
        return List.of("", "/").stream().noneMatch(management.uri().getRawPath()::equals);
    }
}
