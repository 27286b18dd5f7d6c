package dev.pacenote.configuration.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMappersTest {

    private record Thing(String name, long count, double share, List<String> tags) {

        /** Whoever names no tags has none. */
        Thing {
            tags = tags == null ? List.of() : List.copyOf(tags);
        }
    }

    private static Thing read(JsonMapper mapper, String json) throws JsonProcessingException {
        // As bodies are read: a tree first, which sees names that come twice.
        return mapper.treeToValue(mapper.readTree(json), Thing.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"x\",\"count\":\"7\",\"share\":1.5}",
                "{\"name\":\"x\",\"count\":1.9,\"share\":1.5}",
                "{\"name\":7,\"count\":7,\"share\":1.5}",
                "{\"name\":\"x\",\"count\":7,\"share\":1.5,\"tags\":[null]}",
                "{\"name\":\"x\",\"name\":\"y\",\"count\":7,\"share\":1.5}",
                "{\"name\":\"x\",\"count\":7,\"share\":1.5} and more"
            })
    void a_request_is_read_strictly(String json) {
        assertThatThrownBy(() -> read(JsonMappers.forRequests(), json))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_whole_number_is_a_decimal_one_in_a_request() throws JsonProcessingException {
        assertThat(read(JsonMappers.forRequests(), "{\"name\":\"x\",\"count\":7,\"share\":1}"))
                .isEqualTo(new Thing("x", 7, 1.0, List.of()));
    }

    @Test
    void a_message_of_a_newer_version_is_read_and_one_with_a_fraction_is_not()
            throws JsonProcessingException {
        var messages = JsonMappers.forMessages();

        assertThat(read(messages, "{\"name\":\"x\",\"count\":7,\"share\":1,\"new\":true}"))
                .isEqualTo(new Thing("x", 7, 1.0, List.of()));
        assertThatThrownBy(() -> read(messages, "{\"name\":\"x\",\"count\":1.9,\"share\":1}"))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_stored_value_holds_only_what_is_known() {
        assertThatThrownBy(
                        () ->
                                read(
                                        JsonMappers.forStoredValues(),
                                        "{\"name\":\"x\",\"count\":7,\"share\":1,\"new\":true}"))
                .isInstanceOf(JsonProcessingException.class);
    }
}
