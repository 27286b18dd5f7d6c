package dev.pacenote.adapters.in.http.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    private static String escape(String target) {
        return RequestTarget.escape(target, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "*",
                "/api/v1/maps/a_b-c.d~e",
                "/x?q=%26&a=b+c;d",
                "http://localhost:80/x?y=//z",
                "/%zz?%",
                "/'()*!$,@:"
            })
    void what_may_stand_in_an_address_stays(String target) {
        assertThat(escape(target)).isEqualTo(target);
    }

    @Test
    void what_may_not_stand_in_an_address_is_escaped_byte_by_byte() {
        assertThat(escape("/山 <b>|?q=\"{}^`\\#[]"))
                .isEqualTo("/%E5%B1%B1%20%3Cb%3E%7C?q=%22%7B%7D%5E%60%5C%23%5B%5D");
        assertThat(RequestTarget.escape("/\u00e5\u00b1\u00b1", StandardCharsets.ISO_8859_1))
                .isEqualTo("/%E5%B1%B1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "/%E5%B1%B1?x=%00", "http://h/x?y", "//x/y", ""})
    void an_address_that_the_framework_can_parse_is_readable(String target) {
        assertThat(RequestTarget.isReadable(target)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/x%", "/x%4", "/?q=%zz", "http://h/%zz", "http://h//", "/|"})
    void an_address_that_the_framework_cannot_parse_is_not(String target) {
        assertThat(RequestTarget.isReadable(target)).isFalse();
    }
}
