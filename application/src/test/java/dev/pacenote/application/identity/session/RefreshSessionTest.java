package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A client exchanges its refresh token; lost answers are told in {@link LostRefreshAnswerTest}. */
class RefreshSessionTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final BearerSession session = world.session(fox);
    private final String first = world.refreshToken(session);

    private RefreshSession.Result refresh(String token) {
        return world.refreshSession().refresh(token);
    }

    private String refreshed(String token) {
        var result = refresh(token);
        assertThat(result).isInstanceOf(RefreshSession.Result.Refreshed.class);
        return ((RefreshSession.Result.Refreshed) result).tokens().refreshToken();
    }

    private void isInvalid(String token) {
        assertThat(refresh(token)).isEqualTo(new RefreshSession.Result.Invalid());
    }

    @Test
    void a_token_is_replaced_and_the_next_one_goes_on() {
        var second = refreshed(first);
        world.pass(Duration.ofDays(1));
        var third = refreshed(second);

        assertThat(second).isNotEqualTo(first);
        assertThat(third).isNotEqualTo(second);
        assertThat(world.sessions.of(fox.id(), world.now))
                .extracting(Session::id)
                .containsExactly(session.id());
    }

    @Test
    void three_requests_at_once_with_one_token_lead_to_the_same_successor() {
        var results = Samples.atOnce(3, () -> refreshed(first));

        assertThat(results).hasSize(3).containsOnly(results.getFirst()).doesNotContain(first);
    }

    @Test
    void a_replaced_token_ends_the_session_once_its_successor_is_in_use() {
        var second = refreshed(first);
        world.pass(Duration.ofMinutes(2));
        var third = refreshed(second);

        assertThat(refresh(first)).isEqualTo(new RefreshSession.Result.Reused());

        assertThat(world.isOpen(session)).isFalse();
        isInvalid(third);
        isInvalid(first);
    }

    @Test
    void a_text_that_is_no_refresh_token_opens_nothing() {
        isInvalid("");
        isInvalid("nonsense");
        isInvalid(
                world.tokens.verification(
                        new Tokens.Verification(fox.id(), fox.email()), world.now));
        assertThat(world.isOpen(session)).isTrue();
    }

    @Test
    void a_token_that_was_not_used_for_a_week_is_over() {
        world.pass(BearerSession.TOKEN_LIFETIME.minusSeconds(1));
        var second = refreshed(first);
        world.pass(BearerSession.TOKEN_LIFETIME);

        isInvalid(second);
    }

    @Test
    void a_session_that_is_used_every_day_ends_after_thirty_days() {
        var token = first;
        for (int day = 1; day < 30; day++) {
            world.pass(Duration.ofDays(1));
            token = refreshed(token);
        }
        world.pass(Duration.ofDays(1));

        isInvalid(token);
    }

    @Test
    void a_session_that_was_ended_stays_ended() {
        world.sessions.revoke(session.id());

        isInvalid(first);
    }

    @Test
    void a_token_that_names_the_session_of_somebody_else_opens_nothing() {
        var other = world.account();

        isInvalid(world.tokens.refresh(other.id(), session.id(), session.current()));
        assertThat(world.isOpen(session)).isTrue();
    }

    @Test
    void an_account_that_is_disabled_or_gone_gets_no_tokens() {
        world.disabled(fox);
        isInvalid(first);

        var hare = world.account();
        var token = world.refreshToken(world.session(hare));
        world.accounts.delete(hare.id());
        isInvalid(token);
    }

    @Test
    void a_session_is_refreshed_sixty_times_a_minute() {
        assertThat(IntStream.range(0, 60).mapToObj(_ -> refresh(first)))
                .hasSize(60)
                .hasOnlyElementsOfType(RefreshSession.Result.Refreshed.class);

        assertThat(refresh(first))
                .isEqualTo(new RefreshSession.Result.TooMany(Duration.ofMinutes(1)));
        assertThat(world.isOpen(session)).as("the session lives on").isTrue();
        refreshed(world.refreshToken(world.session(fox)));
    }
}
