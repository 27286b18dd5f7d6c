package dev.pacenote.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses we send to. */
class WebAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://push.example/a?b=c",
                "http://127.0.0.1:8080",
                "https://[::1]/",
                "https://a.example:8443/x"
            })
    void a_service_has_a_host_that_is_reached_by_http(String text) {
        assertThat(WebAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "push.example",
                "/a",
                "//push.example/a",
                "ftp://push.example",
                "HTTPS://push.example",
                "https:///a",
                "https://ann@push.example",
                "https://ann:secret@push.example",
                "https://push.example/a#b",
                "https://push example",
                "https://push_example/a"
            })
    void anything_else_is_none(String text) {
        assertThat(WebAddress.isOne(text)).isFalse();
    }
}
