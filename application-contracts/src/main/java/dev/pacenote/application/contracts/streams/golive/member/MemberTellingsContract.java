package dev.pacenote.application.contracts.streams.golive.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.member.MemberTellings;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.MemberTelling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link MemberTellings} promise. */
public interface MemberTellingsContract {

    MemberTellings tellings();

    Broadcasts broadcasts();

    Streamers streamers();

    Transactions transactions();

    private UUID opened(Instant at) {
        var streamer = StreamsSamples.added(streamers()).id();
        var broadcast = StreamsSamples.added(broadcasts(), streamer, at).id();
        tellings().save(MemberTelling.opened(broadcast, at));
        return broadcast;
    }

    @Test
    default void the_longest_due_comes_first_until_all_were_told() {
        // Long before what other tests leave.
        var before = Samples.NOON.minus(Duration.ofDays(1_000));
        var later = opened(before.plusSeconds(1));
        var first = opened(before);

        assertThat(tellings().due(before.plusSeconds(1), 10)).containsExactly(first, later);
        assertThat(tellings().due(before.plusSeconds(1), 1)).containsExactly(first);
        assertThat(tellings().due(before, 10)).containsExactly(first);
        tellings().remove(first);
        tellings().remove(first);
        assertThat(tellings().due(before.plusSeconds(1), 10)).containsExactly(later);
        tellings().remove(later);
    }

    @Test
    default void how_far_it_got_is_kept() {
        var broadcast = opened(Samples.NOON);
        var told =
                MemberTelling.opened(broadcast, Samples.NOON)
                        .told(new AccountId(7))
                        .failed(Samples.NOON);

        tellings().save(told);

        assertThat(transactions().inTransaction(() -> tellings().hold(broadcast))).contains(told);
        tellings().remove(broadcast);
        assertThat(tellings().hold(broadcast)).isEmpty();
    }

    @Test
    default void of_several_who_hold_it_at_once_each_sees_how_far_the_others_got() {
        var broadcast = opened(Samples.NOON);
        var seen = Collections.synchronizedList(new ArrayList<Long>());

        Samples.atOnce(
                4,
                () ->
                        transactions()
                                .inTransaction(
                                        () -> {
                                            var held = tellings().hold(broadcast).orElseThrow();
                                            long upTo =
                                                    held.toldUpTo()
                                                            .map(AccountId::value)
                                                            .orElse(0L);
                                            seen.add(upTo);
                                            tellings().save(held.told(new AccountId(upTo + 1)));
                                            return true;
                                        }));

        assertThat(seen).containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
        tellings().remove(broadcast);
    }
}
