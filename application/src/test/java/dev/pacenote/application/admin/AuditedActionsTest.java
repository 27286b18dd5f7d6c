package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What admins did in other features stands in the audit log. */
class AuditedActionsTest {

    private static final AccountId ADMIN = new AccountId(1);
    private static final Optional<AccountId> FOX = Optional.of(new AccountId(2));

    private final Tables tables = new Tables();
    private final AuditLog audit = new InMemoryAuditLog(tables);
    private final AuditedActions actions = new AuditedActions(audit);

    @Test
    void an_action_is_written_down_with_whoever_did_it_and_to_whom() {
        actions.note(Samples.NOON, ADMIN, FOX, "umbrella: big");

        assertThat(audit.latest(100))
                .containsExactly(new AuditEntry(Samples.NOON, ADMIN, FOX, "umbrella: big"));
    }

    @Test
    void an_action_that_is_undone_is_not_in_the_log() {
        var fault = new IllegalStateException("a fault");

        assertThat(
                        catchThrowable(
                                () ->
                                        tables.run(
                                                () -> {
                                                    actions.note(
                                                            Samples.NOON,
                                                            ADMIN,
                                                            FOX,
                                                            "umbrella: big");
                                                    throw fault;
                                                })))
                .isSameAs(fault);

        assertThat(audit.latest(100)).isEmpty();
    }
}
