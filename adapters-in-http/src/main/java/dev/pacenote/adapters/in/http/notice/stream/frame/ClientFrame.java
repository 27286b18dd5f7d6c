package dev.pacenote.adapters.in.http.notice.stream.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamPosition;
import java.util.Optional;

/** A frame of the client: a JSON object that names an action. Unknown members are ignored. */
public record ClientFrame(String action, ObjectNode members) {

    private static final JsonMapper MAPPER = JsonMappers.forRequests();

    /** Longer ids are not repeated to the client. */
    private static final int MAX_ID = 128;

    /** Empty when the text is no JSON object or names no action. */
    public static Optional<ClientFrame> read(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode members
                            && members.path("action").isTextual()
                    ? Optional.of(new ClientFrame(members.path("action").textValue(), members))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** By which the client knows an answer to this frame. */
    public Optional<JsonNode> id() {
        var id = members.path("id");
        return id.isIntegralNumber() || (id.isTextual() && id.textValue().length() <= MAX_ID)
                ? Optional.of(id)
                : Optional.empty();
    }

    public Optional<String> text(String member) {
        var value = members.path(member);
        return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /**
     * The last event that the client has seen, if it names one.
     *
     * @throws IllegalArgumentException when it names something else
     */
    public Optional<StreamPosition> position() {
        var epoch = members.path("epoch");
        var seq = members.path("lastSeq");
        if (isAbsent(epoch) && isAbsent(seq)) {
            return Optional.empty();
        }
        if (!epoch.isTextual() || !seq.isIntegralNumber() || !seq.canConvertToLong()) {
            throw new IllegalArgumentException("epoch and lastSeq go together");
        }
        return Optional.of(new StreamPosition(new Epoch(epoch.textValue()), seq.longValue()));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
