package dev.pacenote.application.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.Sessions;
import dev.pacenote.domain.identity.Session;
import dev.pacenote.domain.identity.SessionId;
import dev.pacenote.domain.identity.UserId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Sessions} promises. */
public interface SessionsContract {

    Stores stores();

    private Sessions sessions() {
        return stores().sessions();
    }

    private Session added(UserId user) {
        var session =
                Session.start(
                        new SessionId(UUID.randomUUID()),
                        user,
                        UUID.randomUUID(),
                        Samples.NOON,
                        new Session.ClientInfo("Firefox", "203.0.113.7"));
        sessions().add(session);
        return session;
    }

    private Session added() {
        return added(Samples.account(stores().users()).id());
    }

    private static Session rotated(Session session) {
        var decision =
                session.refresh(
                        session.current().id(), UUID.randomUUID(), Samples.NOON.plusSeconds(9));
        return ((Session.Refresh.Rotated) decision).session();
    }

    @Test
    default void a_session_is_found_as_it_was_until_it_ends() {
        var session = added();

        assertThat(sessions().find(session.id(), Samples.NOON)).contains(session);
        assertThat(sessions().find(session.id(), session.endsAt())).isEmpty();
    }

    @Test
    default void a_change_is_saved_with_everything_it_remembers() {
        var session = added();
        var next = rotated(session);

        assertThat(sessions().replace(next)).isTrue();
        assertThat(sessions().find(session.id(), Samples.NOON)).contains(next);
    }

    @Test
    default void of_many_changes_to_one_version_one_wins() {
        var session = added();

        var results = Samples.atOnce(8, () -> sessions().replace(rotated(session)));

        assertThat(results).containsOnlyOnce(true);
    }

    @Test
    default void a_revoked_session_is_gone_and_stays_gone() {
        var session = added();

        sessions().revoke(session.id());
        sessions().revoke(session.id());

        assertThat(sessions().find(session.id(), Samples.NOON)).isEmpty();
        assertThat(sessions().replace(rotated(session))).isFalse();
        assertThat(sessions().find(session.id(), Samples.NOON)).isEmpty();
    }

    @Test
    default void all_sessions_of_one_user_can_be_revoked() {
        var mine = added();
        var alsoMine = added(mine.user());
        var other = added();

        sessions().revokeAllOf(mine.user());

        assertThat(sessions().find(mine.id(), Samples.NOON)).isEmpty();
        assertThat(sessions().find(alsoMine.id(), Samples.NOON)).isEmpty();
        assertThat(sessions().find(other.id(), Samples.NOON)).isPresent();
    }
}
