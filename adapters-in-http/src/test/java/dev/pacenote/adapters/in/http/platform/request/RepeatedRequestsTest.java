package dev.pacenote.adapters.in.http.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and texts by which a client goes on where it was: keys, versions, cursors. */
class RepeatedRequestsTest {

    private static final List<String> MINE = List.of("7", "active", "");

    record Note(@Nullable String text, @Nullable Map<String, Object> more) implements JsonBody {}

    private static Map<String, Object> ordered(String first, String second) {
        var map = new LinkedHashMap<String, Object>();
        map.put(first, 1);
        map.put(second, 2);
        return map;
    }

    private static IdempotentRequest keyed(JsonBody body) {
        return IdempotencyHeader.of("7", HttpRequest.POST("/notes", ""), "k", body).orElseThrow();
    }

    @Test
    void the_same_json_value_is_the_same_request_in_whatever_order_its_members_come() {
        var one = keyed(new Note("x", ordered("a", "b")));

        var back = new LinkedHashMap<String, Object>();
        back.put("b", 2);
        back.put("a", 1);
        assertThat(keyed(new Note("x", back))).isEqualTo(one);
        assertThat(keyed(new Note("x", ordered("b", "a")))).isNotEqualTo(one);
        assertThat(keyed(new Note("y", ordered("a", "b"))).scope()).isEqualTo(one.scope());
    }

    @Test
    void a_request_without_a_key_is_not_one_that_is_done_once() {
        assertThat(
                        IdempotencyHeader.of(
                                "7", HttpRequest.POST("/notes", ""), null, new Note("x", null)))
                .isEmpty();
        assertThatThrownBy(
                        () ->
                                IdempotencyHeader.of(
                                        "7",
                                        HttpRequest.POST("/notes", ""),
                                        "k".repeat(256),
                                        new Note("x", null)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("validation_failed");
    }

    @Test
    void a_key_that_stands_for_one_request_anywhere_has_one_scope_and_ascii_only() {
        var note = new Note("x", null);
        var put =
                IdempotencyHeader.anywhere("7", HttpRequest.PUT("/a", ""), "k", note).orElseThrow();
        assertThat(IdempotencyHeader.anywhere("7", HttpRequest.PUT("/a", ""), "k", note))
                .contains(put);
        for (var other : List.of(HttpRequest.PUT("/b", ""), HttpRequest.POST("/a", ""))) {
            var elsewhere = IdempotencyHeader.anywhere("7", other, "k", note).orElseThrow();
            assertThat(elsewhere.scope()).isEqualTo(put.scope());
            assertThat(elsewhere.content()).isNotEqualTo(put.content());
        }
        assertThat(
                        IdempotencyHeader.anywhere("8", HttpRequest.PUT("/a", ""), "k", note)
                                .orElseThrow()
                                .scope())
                .isNotEqualTo(put.scope());
        assertThat(IdempotencyHeader.anywhere("7", HttpRequest.PUT("/a", ""), null, note))
                .isEmpty();
        for (var key : List.of("", " ", "a b", "k".repeat(129), "ü", "a\tb")) {
            assertThatThrownBy(
                            () ->
                                    IdempotencyHeader.anywhere(
                                            "7", HttpRequest.PUT("/a", ""), key, note))
                    .hasMessage("validation_failed");
        }
    }

    @Test
    void a_version_is_its_entity_tag_and_any_of_several_will_do() {
        assertThat(EntityTags.of(3)).isEqualTo("\"3\"");
        assertThat(EntityTags.ifMatch(null)).isEqualTo(VersionCondition.ANY);
        assertThat(EntityTags.ifMatch("*").permits(9)).isTrue();
        var some = EntityTags.ifMatch("\"3\", \"5\"");
        assertThat(some.permits(3)).isTrue();
        assertThat(some.permits(5)).isTrue();
        assertThat(some.permits(4)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "W/\"3\"", "\"03\"", "\"x\"", "\"99999999999999999999\""})
    void what_is_no_strong_tag_of_ours_is_no_version(String header) {
        assertThat(EntityTags.ifMatch(header).permits(3)).isFalse();
    }

    @Test
    void a_cursor_is_understood_by_its_own_list_only() {
        var cursor = new Cursor(List.of("Zoë\n山", "", "42"));
        var text = cursor.write(MINE);

        assertThat(Cursor.read(text, MINE)).isEqualTo(cursor);
        for (var other :
                List.of(List.of("8", "active", ""), List.of("7", "", "active"), List.of("7"))) {
            assertThatThrownBy(() -> Cursor.read(text, other)).hasMessage("invalid_cursor");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "%%%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA", "=-_"})
    void what_is_no_cursor_is_refused(String text) {
        assertThatThrownBy(() -> Cursor.read(text, MINE)).hasMessage("invalid_cursor");
    }

    @Test
    void a_cursor_that_was_changed_is_refused() {
        var text = new Cursor(List.of("42")).write(MINE);
        var changed = text.substring(0, text.length() - 1) + (text.endsWith("A") ? "E" : "A");

        assertThatThrownBy(() -> Cursor.read(changed, MINE)).hasMessage("invalid_cursor");
        assertThat(Optional.of(text).map(t -> Cursor.read(t, MINE))).isPresent();
    }

    /** Whoever reads how cursors are checked can make one up; nothing is allocated for it. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, -1, 5})
    void a_cursor_whose_text_claims_to_be_longer_than_it_is_is_none(int length) throws Exception {
        var position = ByteBuffer.allocate(8).putInt(length).putInt(0).array();
        var sha = MessageDigest.getInstance("SHA-256");
        for (var text : MINE) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            sha.update(
                    ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).array());
        }
        var check = Arrays.copyOf(sha.digest(position), 12);
        var text =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(ByteBuffer.allocate(20).put(check).put(position).array());
        assertThatThrownBy(() -> Cursor.read(text, MINE)).hasMessage("invalid_cursor");
    }
}
