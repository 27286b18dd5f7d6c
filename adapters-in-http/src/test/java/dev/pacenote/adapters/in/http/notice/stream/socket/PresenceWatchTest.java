package dev.pacenote.adapters.in.http.notice.stream.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.notice.stream.dialogue.PresenceSubscription;
import dev.pacenote.application.notice.stream.presence.Presences;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.Presence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How the stores are asked who is there. */
class PresenceWatchTest {

    private final List<Integer> asked = new ArrayList<>();
    private final List<Map<String, Object>> told = new ArrayList<>();
    private final PresenceWatch watch =
            new PresenceWatch(
                    new Presences() {
                        @Override
                        public Map<AccountId, Presence> of(Collection<AccountId> accounts) {
                            asked.add(accounts.size());
                            return accounts.stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Function.identity(), _ -> Presence.UNKNOWN));
                        }
                    },
                    List.of(
                            sights -> {
                                asked.add(sights.size());
                                return new HashSet<>(sights);
                            }));

    private PresenceSubscription viewer(long number) {
        return new PresenceSubscription(new AccountId(number), told::add);
    }

    @Test
    void however_many_are_watched_the_stores_are_asked_for_a_thousand_at_a_time() {
        for (long viewer = 1; viewer <= 25; viewer++) {
            var subscription = viewer(viewer);
            var people =
                    LongStream.range(viewer * 1_000, viewer * 1_000 + 100)
                            .mapToObj(AccountId::new)
                            .collect(Collectors.toSet());
            subscription.add(people);
            watch.begin(subscription, people);
        }
        asked.clear();

        watch.refresh();

        assertThat(asked).hasSize(6).allMatch(many -> many <= PresenceWatch.AT_ONCE);
        assertThat(told).hasSize(2_500);
    }

    @Test
    void one_whom_thousands_watch_is_told_to_all_of_them_in_parts() {
        var star = Set.of(new AccountId(7));
        for (long viewer = 100; viewer < 2_600; viewer++) {
            var subscription = viewer(viewer);
            subscription.add(star);
            watch.begin(subscription, star);
        }
        asked.clear();
        told.clear();

        watch.changed(List.of(new AccountId(7)));

        assertThat(asked).hasSize(6).allMatch(many -> many <= PresenceWatch.AT_ONCE);
    }

    @Test
    void nobody_is_asked_for_where_nobody_wants_to_know() {
        watch.refresh();
        watch.changed(List.of(new AccountId(7)));

        assertThat(asked).isEmpty();
    }
}
