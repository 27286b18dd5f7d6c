package dev.pacenote.application.notice.stream;

import dev.pacenote.application.identity.account.AccountListener;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.Commits.Outcome;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.stream.UserEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Tells all devices of a person that their own account is another one. What it is then, they see
 * when the event is shown; so a second event of the same change does no harm.
 */
public final class TellUserUpdated implements AccountListener {

    private final Commits commits;
    private final InstantSource clock;

    public TellUserUpdated(Commits commits, InstantSource clock) {
        this.commits = commits;
        this.clock = clock;
    }

    @Override
    public void updated(AccountId account) {
        commits.commit(
                Set.of(account),
                heads ->
                        heads.find(account)
                                .map(
                                        head ->
                                                new Outcome<>(
                                                        true,
                                                        List.of(
                                                                head.happened(
                                                                        UserEvents.USER_UPDATED,
                                                                        clock.instant(),
                                                                        StoredFacts.builder()
                                                                                .build())),
                                                        List.of()))
                                .orElseGet(() -> Outcome.nothing(false)));
    }
}
