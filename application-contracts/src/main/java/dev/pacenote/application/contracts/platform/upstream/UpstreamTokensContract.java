package dev.pacenote.application.contracts.platform.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link UpstreamTokens} promises. */
public interface UpstreamTokensContract {

    UpstreamTokens tokens();

    private static String service() {
        return "service " + UUID.randomUUID();
    }

    @Test
    default void the_last_token_counts_until_it_ends() {
        var service = service();
        assertThat(tokens().find(service, Samples.NOON)).isEmpty();

        tokens().put(service, "first", Samples.NOON.plusSeconds(9));
        tokens().put(service, "a.b_c-d=\n+/ 山", Samples.NOON.plusSeconds(5));

        assertThat(tokens().find(service, Samples.NOON)).contains("a.b_c-d=\n+/ 山");
        assertThat(tokens().find(service, Samples.NOON.plusSeconds(5))).isEmpty();
        assertThat(tokens().find(service(), Samples.NOON)).isEmpty();
    }

    @Test
    default void of_many_who_would_renew_one_may() {
        var service = service();
        var length = Duration.ofSeconds(30);

        var won = Samples.atOnce(8, () -> tokens().claim(service, Samples.NOON, length));

        assertThat(won).containsOnlyOnce(true);
        assertThat(tokens().claim(service(), Samples.NOON, length)).as("another service").isTrue();
    }

    @Test
    default void the_right_to_renew_is_free_again_when_given_back_or_lapsed() {
        var service = service();
        var length = Duration.ofSeconds(30);
        assertThat(tokens().claim(service, Samples.NOON, length)).isTrue();
        tokens().release(service);
        tokens().release(service);

        assertThat(tokens().claim(service, Samples.NOON, length)).isTrue();
        assertThat(tokens().claim(service, Samples.NOON.plusSeconds(29), length)).isFalse();
        assertThat(tokens().claim(service, Samples.NOON.plusSeconds(30), length)).isTrue();
    }
}
