package dev.pacenote.application.streams.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.audit.AuditedAction;
import dev.pacenote.domain.streams.audit.StreamAuditEntry;
import dev.pacenote.domain.streams.audit.StreamAuditEntry.Actor;
import dev.pacenote.domain.streams.guild.GuildId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people do in a server is kept before it is done. */
class AuditActionsTest {

    private static final GuildId CLUB = new GuildId("900000000000000001");
    private static final Actor NEO = new Actor(Optional.of(new AccountId(42)), "198.18.8.0");

    private static AuditActions actions(CrashPoint crash, Tables tables) {
        return new AuditActions(
                crash.on(StreamAudit.class, new InMemoryStreamAudit(tables)),
                UUID::randomUUID,
                () -> Samples.NOON);
    }

    private static StreamAuditEntry begun(AuditActions actions) {
        return actions.begin(
                AuditedAction.CONFIG_CHANGED, Optional.of(CLUB), NEO, Map.of("channel", "1"));
    }

    @Test
    void an_entry_is_there_before_the_action_and_says_afterwards_what_became_of_it() {
        var actions = actions(CrashPoint.whole(), new Tables());
        var entry = begun(actions);
        assertThat(actions.of(CLUB, new Paging(1, 10)).rows())
                .extracting(StreamAuditEntry::result)
                .containsExactly(StreamAuditEntry.UNFINISHED);

        actions.end(entry, "guild_admin_required");
        actions.end(entry, "guild_admin_required");

        assertThat(actions.of(CLUB, new Paging(1, 10)).rows())
                .containsExactly(entry.ended("guild_admin_required"));
        assertThat(actions.of(new GuildId("900000000000000002"), new Paging(1, 10)).rows())
                .isEmpty();
        actions.drop(entry);
        assertThat(actions.of(CLUB, new Paging(1, 10)).rows()).isEmpty();
    }

    @Test
    void a_crash_leaves_an_entry_that_says_that_nobody_knows() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Tables tables = new Tables();
                            private boolean done;

                            @Override
                            public void act(CrashPoint crash) {
                                var actions = actions(crash, tables);
                                var entry = begun(actions);
                                done = true;
                                actions.end(entry, StreamAuditEntry.OK);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                var kept = new InMemoryStreamAudit(tables).all();
                                if (done) {
                                    assertThat(kept).hasSize(1);
                                }
                            }

                            @Override
                            public void isDone() {
                                assertThat(new InMemoryStreamAudit(tables).all())
                                        .anyMatch(it -> it.result().equals(StreamAuditEntry.OK));
                            }
                        });
    }
}
