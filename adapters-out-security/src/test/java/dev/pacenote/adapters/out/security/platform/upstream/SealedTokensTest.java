package dev.pacenote.adapters.out.security.platform.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.application.contracts.platform.upstream.UpstreamTokensContract;
import dev.pacenote.application.platform.upstream.UpstreamTokens;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Sealing keeps every promise of the store, and the store learns nothing. */
class SealedTokensTest implements UpstreamTokensContract {

    private static final byte[] SECRET = "a secret of at least thirty-two bytes".getBytes(UTF_8);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final InMemoryUpstreamTokens store = new InMemoryUpstreamTokens();
    private final UpstreamTokens tokens = new SealedTokens(store, SECRET);

    @Override
    public UpstreamTokens tokens() {
        return tokens;
    }

    @Test
    void what_is_stored_tells_nothing_and_never_looks_the_same() {
        tokens.put("nadeo", "secret token", NOON.plusSeconds(60));
        var first = store.find("nadeo", NOON).orElseThrow();
        tokens.put("nadeo", "secret token", NOON.plusSeconds(60));

        assertThat(first).doesNotContain("secret").doesNotContain("token");
        assertThat(store.find("nadeo", NOON).orElseThrow()).isNotEqualTo(first);
    }

    @Test
    void under_another_secret_or_in_another_place_it_is_not_there() {
        tokens.put("nadeo", "secret token", NOON.plusSeconds(60));
        var stored = store.find("nadeo", NOON).orElseThrow();
        var other = new SealedTokens(store, "another secret of thirty-two bytes!!".getBytes(UTF_8));
        assertThat(other.find("nadeo", NOON)).isEmpty();

        store.put("oauth", stored, NOON.plusSeconds(60));
        assertThat(tokens.find("oauth", NOON)).isEmpty();
        store.put("nadeo", "not even base64 !", NOON.plusSeconds(60));
        assertThat(tokens.find("nadeo", NOON)).isEmpty();
        store.put("nadeo", "AAAA", NOON.plusSeconds(60));
        assertThat(tokens.find("nadeo", NOON)).isEmpty();
    }
}
