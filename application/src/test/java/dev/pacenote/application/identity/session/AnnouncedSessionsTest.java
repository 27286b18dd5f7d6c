package dev.pacenote.application.identity.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever wants to know hears of revoked sessions, when they are revoked for good. */
class AnnouncedSessionsTest {

    private static final AccountId FOX = new AccountId(7);

    private final Tables tables = new Tables();
    private final Sessions stored = new TransactionalSessions(tables);
    private final List<AccountId> heard = new ArrayList<>();
    private final AnnouncedSessions sessions =
            new AnnouncedSessions(stored, () -> List.of(heard::add, heard::add), tables);

    private SessionId opened() {
        var session =
                BearerSession.start(
                        new SessionId(UUID.randomUUID()),
                        FOX,
                        UUID.randomUUID(),
                        Samples.NOON,
                        new Session.ClientInfo("Firefox", "203.0.113.9"));
        sessions.add(session);
        return session.id();
    }

    @Test
    void each_way_of_revoking_is_heard_of_by_everybody_who_wants_to_know() {
        sessions.revoke(opened());
        assertThat(heard).containsExactly(FOX, FOX);
        heard.clear();

        sessions.revokeAllOf(FOX);
        assertThat(heard).containsExactly(FOX, FOX);
        heard.clear();

        sessions.revokeOthers(FOX, opened());
        assertThat(heard).containsExactly(FOX, FOX);
        heard.clear();

        sessions.revoke(new SessionId(UUID.randomUUID()));
        assertThat(heard).as("nobody's session").isEmpty();
    }

    @Test
    void what_is_undone_was_no_news_and_what_is_stored_is_told_afterwards() {
        var session = opened();

        assertThatThrownBy(
                        () ->
                                tables.run(
                                        () -> {
                                            sessions.revokeAllOf(FOX);
                                            throw new IllegalStateException("undone");
                                        }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(heard).isEmpty();

        tables.run(
                () -> {
                    sessions.revoke(session);
                    assertThat(heard).isEmpty();
                });
        assertThat(heard).containsExactly(FOX, FOX);
    }
}
