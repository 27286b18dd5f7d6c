package dev.pacenote.domain.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BrowserSessionTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final SessionCookie cookie = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());
    private final BrowserSession fresh =
            BrowserSession.start(
                    cookie, new AccountId(1), NOON, new Session.ClientInfo("Firefox", "::1"));

    @Test
    void it_is_opened_by_its_cookie_for_a_day_however_much_it_is_used() {
        assertThat(fresh.isOpenedBy(cookie, NOON)).isTrue();
        var used = fresh.used(NOON.plus(Duration.ofHours(23))).orElseThrow();

        assertThat(used.isOpenedBy(cookie, NOON.plus(Duration.ofHours(24)).minusMillis(1)))
                .isTrue();
        assertThat(used.isOpenedBy(cookie, NOON.plus(Duration.ofHours(24)))).isFalse();
        assertThat(used.expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void another_cookie_opens_nothing() {
        var other = SessionCookie.of(UUID.randomUUID(), UUID.randomUUID());

        assertThat(fresh.isOpenedBy(other, NOON)).isFalse();
        assertThat(fresh.isOpenedBy(new SessionCookie(""), NOON)).isFalse();
        assertThat(fresh.isOpenedBy(new SessionCookie(fresh.cookieHash()), NOON))
                .as("what is stored")
                .isFalse();
    }

    @Test
    void what_is_stored_and_listed_is_a_hash_of_the_cookie() {
        var known = new SessionCookie("abc");

        assertThat(known.hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(known.session())
                .isEqualTo(new SessionId(UUID.fromString("ba7816bf-8f01-cfea-4141-40de5dae2223")));
        assertThat(cookie.value()).hasSize(43).matches("[A-Za-z0-9_-]+");
        assertThat(cookie.toString()).doesNotContain(cookie.value());
        assertThat(fresh.toString()).doesNotContain(cookie.value());
    }

    @Test
    void a_use_is_noted_once_a_minute() {
        assertThat(fresh.used(NOON.plusSeconds(59))).isEmpty();

        var used = fresh.used(NOON.plusSeconds(60)).orElseThrow();
        assertThat(used.lastUsedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(used.startedAt()).isEqualTo(NOON);
        assertThat(used.version()).isEqualTo(1);
    }
}
