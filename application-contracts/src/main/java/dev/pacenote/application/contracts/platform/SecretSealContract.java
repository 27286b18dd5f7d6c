package dev.pacenote.application.contracts.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.SecretSeal;
import org.junit.jupiter.api.Test;

/** What {@link SecretSeal} promises. */
public interface SecretSealContract {

    SecretSeal seal();

    @Test
    default void what_was_sealed_for_a_place_opens_there_alone() {
        var sealed = seal().seal("webhooks 1", "whsec_\u5c71 a\nb");

        assertThat(sealed).doesNotContain("whsec");
        assertThat(seal().open("webhooks 1", sealed)).contains("whsec_\u5c71 a\nb");
        assertThat(seal().open("webhooks 2", sealed)).isEmpty();
    }

    @Test
    default void the_same_text_is_sealed_differently_each_time() {
        assertThat(seal().seal("place", "text")).isNotEqualTo(seal().seal("place", "text"));
    }

    @Test
    default void anything_else_does_not_open() {
        assertThat(seal().open("place", "")).isEmpty();
        assertThat(seal().open("place", "AAAA")).isEmpty();
        assertThat(seal().open("place", "no base64 !")).isEmpty();
    }
}
