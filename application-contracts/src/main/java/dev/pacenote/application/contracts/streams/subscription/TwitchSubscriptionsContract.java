package dev.pacenote.application.contracts.streams.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.streams.subscription.TwitchSubscriptions;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import org.junit.jupiter.api.Test;

/** What {@link TwitchSubscriptions} promise. */
public interface TwitchSubscriptionsContract {

    TwitchSubscriptions twitchSubscriptions();

    @Test
    default void what_was_asked_for_is_listed_over_all_pages_until_it_is_deleted() {
        for (int i = 0; i < 101; i++) {
            var wanted =
                    new Wanted(
                            new BroadcasterId(Integer.toString(5_000 + i)),
                            SubscriptionType.ONLINE);
            assertThat(twitchSubscriptions().create(wanted))
                    .isInstanceOf(TwitchSubscriptions.Created.Requested.class);
        }
        assertThat(twitchSubscriptions().hasRoom()).isTrue();
        var wanted = new Wanted(new BroadcasterId("5100"), SubscriptionType.ONLINE);
        assertThat(twitchSubscriptions().create(wanted))
                .isEqualTo(new TwitchSubscriptions.Created.Exists());

        var listed =
                twitchSubscriptions().list().stream()
                        .filter(it -> it.what().equals(wanted))
                        .toList();
        assertThat(listed).hasSize(1).allMatch(Listed::ours);

        var id = listed.getFirst().twitchId();
        twitchSubscriptions().delete(id);
        twitchSubscriptions().delete(id);
        assertThat(twitchSubscriptions().list())
                .hasSizeGreaterThanOrEqualTo(100)
                .extracting(Listed::twitchId)
                .doesNotContain(id);
    }
}
