package dev.pacenote.application.streams.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.subscription.ReconcileSubscriptions.Report;
import dev.pacenote.domain.streams.intake.TwitchSecret;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.Revocation;
import dev.pacenote.domain.streams.subscription.Subscription;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Twitch is to tell is levelled with Twitch's own list. */
class ReconcileSubscriptionsTest {

    private static final int KINDS = SubscriptionType.wanted(false).size();

    /** A channel that a server follows, and Twitch's list. */
    private static final class Twitch implements TwitchSubscriptions {

        private final StreamsWorld world = new StreamsWorld();
        private final InMemoryEventSubscriptions subscriptions =
                new InMemoryEventSubscriptions(world.tables);
        private final Streamer ada = world.streamer("ada");
        private final Link link = world.followed(ada);
        private final List<Listed> listed = new ArrayList<>();
        private TwitchSecret secret = new TwitchSecret("the first secret");
        private boolean room = true;
        private boolean pollOnly;
        private boolean away;
        private boolean refuses;
        private int asked;
        private boolean deletes = true;
        private int ids;

        @Override
        public Created create(Wanted what) {
            asked++;
            if (refuses) {
                return new Created.Refused();
            }
            if (listed.stream().anyMatch(it -> it.what().equals(what))) {
                return new Created.Exists();
            }
            return new Created.Requested(lists(what, true, Listed.State.PENDING));
        }

        private String lists(Wanted what, boolean ours, Listed.State state) {
            ids++;
            listed.add(new Listed("id-" + ids, what, ours, state, world.now));
            return "id-" + ids;
        }

        @Override
        public boolean hasRoom() {
            return room;
        }

        @Override
        public List<Listed> list() {
            if (away) {
                throw new UpstreamException(UpstreamException.Kind.AWAY, "Twitch is away");
            }
            return List.copyOf(listed);
        }

        @Override
        public void delete(String twitchId) {
            if (!deletes) {
                throw new UpstreamException(UpstreamException.Kind.AWAY, "not now");
            }
            listed.removeIf(it -> it.twitchId().equals(twitchId));
        }

        private ReconcileSubscriptions reconciler(CrashPoint crash) {
            var stored = crash.on(EventSubscriptions.class, subscriptions);
            var port = crash.on(TwitchSubscriptions.class, this);
            var wanted = new WantedSubscriptions(new InMemoryLinks(world.tables), world.servers);
            return new ReconcileSubscriptions(
                    new ReconcileSubscriptions.Stores(
                            new InMemoryLinks(world.tables), world.streamers, stored, wanted),
                    new FollowChannel(
                            world.streamers,
                            stored,
                            wanted,
                            port,
                            _ -> {},
                            _ -> {},
                            crash.on(Transactions.class, world.tables),
                            () -> world.now),
                    port,
                    secret,
                    pollOnly,
                    () -> world.now);
        }

        private void enablesAll() {
            listed.replaceAll(
                    it ->
                            new Listed(
                                    it.twitchId(),
                                    it.what(),
                                    true,
                                    Listed.State.ENABLED,
                                    it.createdAt()));
        }

        private void ends(SubscriptionType type, Revocation reason) {
            listed.removeIf(it -> it.what().type() == type);
            subscriptions.all().stream()
                    .filter(it -> it.key().type() == type)
                    .map(it -> it.revoked(reason, world.now))
                    .forEach(subscriptions::save);
        }

        private Wanted wanted(SubscriptionType type) {
            return new Wanted(ada.broadcaster(), type);
        }
    }

    private final Twitch twitch = new Twitch();
    private final ReconcileSubscriptions reconciler = twitch.reconciler(CrashPoint.whole());

    @Test
    void of_title_and_game_twitch_tells_as_long_as_posts_look_at_them() {
        twitch.world.servers.updatesWhileLive = true;
        assertThat(reconciler.reconcile()).isEqualTo(new Report(KINDS + 1, 0, 0, 0));

        twitch.world.servers.updatesWhileLive = false;
        reconciler.reconcile();
        assertThat(reconciler.reconcile()).isEqualTo(new Report(0, 0, 1, 0));
        assertThat(twitch.listed)
                .extracting(it -> it.what().type())
                .containsExactlyInAnyOrder(SubscriptionType.ONLINE, SubscriptionType.OFFLINE);
    }

    @Test
    void what_is_missing_is_asked_for_once() {
        assertThat(reconciler.reconcile()).isEqualTo(new Report(KINDS, 0, 0, 0));
        assertThat(reconciler.reconcile()).isEqualTo(new Report(0, 0, 0, 0));
        assertThat(twitch.listed).hasSize(KINDS);
    }

    @Test
    void what_twitch_has_and_we_do_not_know_is_ours_from_now_on() {
        twitch.lists(twitch.wanted(SubscriptionType.ONLINE), true, Listed.State.ENABLED);

        assertThat(reconciler.reconcile()).isEqualTo(new Report(KINDS - 1, 1, 0, 0));

        assertThat(twitch.subscriptions.findByTwitchId("id-1").orElseThrow().works()).isTrue();
    }

    @Test
    void what_works_at_twitch_works_here_also_when_the_message_that_said_so_is_lost() {
        reconciler.reconcile();
        twitch.enablesAll();
        reconciler.reconcile();

        assertThat(twitch.subscriptions.all()).hasSize(KINDS).allMatch(Subscription::works);
    }

    @Test
    void what_twitch_was_asked_for_with_another_secret_is_asked_for_anew_and_once() {
        reconciler.reconcile();
        twitch.world.now = twitch.world.now.plusSeconds(60);
        twitch.secret = new TwitchSecret("the second secret");
        var restarted = twitch.reconciler(CrashPoint.whole());

        assertThat(restarted.reconcile()).isEqualTo(new Report(KINDS, 0, KINDS, 0));
        assertThat(restarted.reconcile()).isEqualTo(new Report(0, 0, 0, 0));
        assertThat(twitch.listed)
                .hasSize(KINDS)
                .allMatch(it -> it.createdAt().equals(twitch.world.now));
    }

    @Test
    void what_twitch_ended_rests_before_it_is_asked_for_again() {
        reconciler.reconcile();
        twitch.ends(SubscriptionType.ONLINE, Revocation.FAILURES_EXCEEDED);
        assertThat(reconciler.reconcile()).isEqualTo(new Report(0, 0, 0, 0));

        twitch.world.pass(Duration.ofMinutes(1));
        assertThat(reconciler.reconcile()).isEqualTo(new Report(1, 0, 0, 0));
    }

    @Test
    void what_twitch_does_not_offer_is_asked_for_once_a_day_and_calls_an_operator_until_it_does() {
        reconciler.reconcile();
        twitch.enablesAll();
        reconciler.reconcile();
        twitch.ends(SubscriptionType.ONLINE, Revocation.VERSION_REMOVED);
        assertThat(reconciler.reconcile()).isEqualTo(new Report(0, 0, 0, 0));
        assertThat(twitch.subscriptions.countUnavailable()).isEqualTo(1);

        twitch.refuses = true;
        twitch.world.pass(Duration.ofDays(1));
        int asked = twitch.asked;
        reconciler.reconcile();
        reconciler.reconcile();
        assertThat(twitch.asked).as("once").isEqualTo(asked + 1);
        assertThat(twitch.subscriptions.countUnavailable()).isEqualTo(1);

        twitch.refuses = false;
        twitch.world.pass(Duration.ofDays(1));
        assertThat(reconciler.reconcile()).isEqualTo(new Report(1, 0, 0, 0));
        assertThat(twitch.subscriptions.countUnavailable()).isZero();
    }

    @Test
    void what_nobody_wants_in_two_passes_is_deleted_and_that_of_others_is_left_alone() {
        twitch.lists(
                new Wanted(new BroadcasterId("99"), SubscriptionType.ONLINE),
                false,
                Listed.State.ENABLED);
        reconciler.reconcile();
        new InMemoryLinks(twitch.world.tables).remove(twitch.link.key());
        assertThat(reconciler.reconcile().deleted()).isZero();
        var anotherServer = twitch.reconciler(CrashPoint.whole());
        assertThat(anotherServer.reconcile().deleted()).isEqualTo(KINDS);

        assertThat(twitch.listed).hasSize(1);
        assertThat(twitch.subscriptions.all()).isEmpty();
    }

    @Test
    void what_twitch_does_not_delete_now_is_deleted_in_the_next_pass() {
        reconciler.reconcile();
        new InMemoryLinks(twitch.world.tables).remove(twitch.link.key());
        reconciler.reconcile();
        twitch.deletes = false;
        assertThat(reconciler.reconcile()).isEqualTo(new Report(0, 0, 0, KINDS));

        twitch.deletes = true;
        assertThat(reconciler.reconcile().deleted()).isEqualTo(KINDS);
        assertThat(twitch.listed).isEmpty();
    }

    @Test
    void what_twitch_has_no_room_for_is_asked_for_when_it_has() {
        twitch.room = false;
        assertThat(reconciler.reconcile()).isEqualTo(new Report(0, 0, 0, 0));
        assertThat(twitch.listed).isEmpty();

        twitch.room = true;
        assertThat(reconciler.reconcile()).isEqualTo(new Report(KINDS, 0, 0, 0));
        assertThat(twitch.listed).hasSize(KINDS);
    }

    @Test
    void where_we_ask_for_everybody_twitch_is_to_tell_nothing() {
        reconciler.reconcile();
        twitch.pollOnly = true;
        var polling = twitch.reconciler(CrashPoint.whole());

        assertThat(polling.reconcile()).isEqualTo(new Report(0, 0, 0, 0));
        assertThat(polling.reconcile()).isEqualTo(new Report(0, 0, KINDS, 0));
        assertThat(polling.reconcile()).isEqualTo(new Report(0, 0, 0, 0));
        assertThat(twitch.listed).isEmpty();
    }

    @Test
    void a_list_that_cannot_be_read_changes_nothing() {
        reconciler.reconcile();
        new InMemoryLinks(twitch.world.tables).remove(twitch.link.key());
        // Nobody wanted them in this pass: the next one deletes them.
        reconciler.reconcile();
        twitch.away = true;
        assertThatThrownBy(reconciler::reconcile).isInstanceOf(UpstreamException.class);

        assertThat(twitch.listed).hasSize(KINDS);
        assertThat(twitch.subscriptions.all()).hasSize(KINDS);
        twitch.away = false;
        assertThat(reconciler.reconcile().deleted()).isEqualTo(KINDS);
    }

    @Test
    void after_a_crash_the_next_pass_levels_the_rest() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Twitch one = new Twitch();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                one.reconciler(crashPoint).reconcile();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.listed)
                                        .extracting(Listed::what)
                                        .doesNotHaveDuplicates();
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.listed).hasSize(KINDS);
                                assertThat(one.subscriptions.all())
                                        .hasSize(KINDS)
                                        .allMatch(it -> it.twitchId().isPresent());
                            }
                        });
    }
}
