package dev.pacenote.adapters.in.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/maps",
                "/ws",
                "/ws/tickets",
                "/users",
                "/users/me",
                "/messages",
                "/messages/conversations",
                "/notifications",
                "/notifications/counts"
            })
    void what_programs_ask_for_is_of_the_interface(String path) {
        assertThat(ApiPaths.contain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/wsx", "/usersguide", "/messages.html", "/login", "/health"})
    void pages_and_files_are_not(String path) {
        assertThat(ApiPaths.contain(path)).isFalse();
    }
}
