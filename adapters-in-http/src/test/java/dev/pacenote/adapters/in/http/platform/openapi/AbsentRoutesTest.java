package dev.pacenote.adapters.in.http.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AbsentRoutesTest {

    private static ObjectNode paths() throws JsonProcessingException {
        return (ObjectNode)
                new ObjectMapper()
                        .readTree(
                                """
                                {"/login": {"post": {"tags": ["identity"]}},
                                 "/me": {"get": {"tags": ["identity"]}},
                                 "/storms": {"get": {"tags": ["weather"]}}}
                                """);
    }

    @Test
    void an_area_without_any_route_is_off_and_goes() throws JsonProcessingException {
        var paths = paths();

        assertThat(AbsentRoutes.remove(paths, Set.of("post /login", "get /me"))).isTrue();

        assertThat(paths.fieldNames()).toIterable().containsExactly("/login", "/me");
    }

    @Test
    void an_operation_that_lost_its_route_stays_and_is_noticed() throws JsonProcessingException {
        var paths = paths();

        assertThat(AbsentRoutes.remove(paths, Set.of("get /me", "get /storms"))).isFalse();

        assertThat(paths).isEqualTo(paths());
    }
}
