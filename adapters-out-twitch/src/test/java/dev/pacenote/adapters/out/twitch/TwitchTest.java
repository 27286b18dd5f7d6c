package dev.pacenote.adapters.out.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRateBuckets;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryRequestBudget;
import dev.pacenote.adapters.out.memory.platform.upstream.InMemoryUpstreamTokens;
import dev.pacenote.application.contracts.streams.golive.broadcast.ChannelInformationContract;
import dev.pacenote.application.contracts.streams.golive.broadcast.TwitchStreamsContract;
import dev.pacenote.application.contracts.streams.golive.broadcast.TwitchVideosContract;
import dev.pacenote.application.contracts.streams.intake.TwitchMessagesContract;
import dev.pacenote.application.contracts.streams.link.NamedChannelsContract;
import dev.pacenote.application.contracts.streams.link.TwitchChannelsContract;
import dev.pacenote.application.contracts.streams.link.TwitchIdentityContract;
import dev.pacenote.application.contracts.streams.subscription.TwitchSubscriptionsContract;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.golive.broadcast.ChannelInformation;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.application.streams.golive.broadcast.TwitchVideos;
import dev.pacenote.application.streams.intake.TwitchMessages;
import dev.pacenote.application.streams.link.NamedChannels;
import dev.pacenote.application.streams.link.TwitchChannels;
import dev.pacenote.application.streams.link.TwitchIdentity;
import dev.pacenote.application.streams.subscription.TwitchSubscriptions;
import dev.pacenote.configuration.ApplicationContexts;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.LinkSecret;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.subscription.Reconciliation.Listed;
import dev.pacenote.domain.streams.subscription.Reconciliation.Wanted;
import dev.pacenote.domain.streams.subscription.SubscriptionType;
import dev.pacenote.sandbox.streams.TwitchService;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Our application at the sandbox's Twitch. */
class TwitchTest
        implements TwitchChannelsContract,
                NamedChannelsContract,
                TwitchIdentityContract,
                TwitchStreamsContract,
                ChannelInformationContract,
                TwitchVideosContract,
                TwitchSubscriptionsContract,
                TwitchMessagesContract {

    private static final InstantSource CLOCK = () -> Samples.NOON;
    private static final TwitchService TWITCH = service();
    private static final String RECORDING = TWITCH.records("ada", "41");
    private static final ApplicationContext CONTEXT = context();

    private static TwitchService service() {
        var twitch = new TwitchService(CLOCK);
        twitch.channel(new TwitchService.Channel("90001", "ada", "Ada"));
        twitch.channel(new TwitchService.Channel("6", "six", "Six"));
        twitch.goLive("ada", "Cup", "Trackmania");
        return twitch;
    }

    private static ApplicationContext context() {
        return context(TwitchService.CLIENT_SECRET);
    }

    private static ApplicationContext context(String clientSecret) {
        return context(clientSecret, new InMemoryRateBuckets(System::nanoTime));
    }

    private static ApplicationContext context(String clientSecret, RateBuckets buckets) {
        var settings =
                new TwitchSettings(
                        TWITCH.url(),
                        TWITCH.url(),
                        new TwitchSettings.Application(
                                TwitchService.CLIENT_ID, clientSecret, "secret of the tests"),
                        // Nobody listens there, so nothing is ever confirmed.
                        URI.create("http://127.0.0.1:9/webhooks/twitch"),
                        URI.create("http://127.0.0.1:9/api/auth/twitch/callback"),
                        1_000,
                        "Pacenote");
        TWITCH.records("ada", "42");
        return ApplicationContexts.builder(settings.httpServices())
                .singletons(
                        settings,
                        CLOCK,
                        new InMemoryRequestBudget(System::nanoTime),
                        buckets,
                        new InMemoryUpstreamTokens())
                .start();
    }

    @AfterAll
    static void close() {
        CONTEXT.close();
        TWITCH.close();
    }

    @Override
    public TwitchChannels channels() {
        return CONTEXT.getBean(HelixChannels.class);
    }

    @Override
    public NamedChannels namedChannels() {
        return CONTEXT.getBean(HelixChannels.class);
    }

    @Override
    public List<BroadcasterId> knownChannels() {
        return List.of(new BroadcasterId("90001"), new BroadcasterId("6"));
    }

    @Override
    public TwitchLogin known() {
        return new TwitchLogin("ada");
    }

    @Override
    public TwitchIdentity identity() {
        return CONTEXT.getBean(OAuthTwitchIdentity.class);
    }

    @Override
    public String code() {
        return TWITCH.code("ada");
    }

    @Override
    public TwitchStreams streams() {
        return CONTEXT.getBean(HelixStreams.class);
    }

    @Override
    public ChannelInformation information() {
        return CONTEXT.getBean(HelixInformation.class);
    }

    @Override
    public ChannelInformation.Shown shown() {
        return new ChannelInformation.Shown(live(), "Cup", "Trackmania");
    }

    @Override
    public BroadcasterId live() {
        return new BroadcasterId("90001");
    }

    @Test
    void above_ninety_five_percent_of_what_twitch_allows_there_is_no_room() {
        var subscriptions = CONTEXT.getBean(HelixSubscriptions.class);
        var wanted = new Wanted(new BroadcasterId("77001"), SubscriptionType.OFFLINE);
        subscriptions.create(wanted);
        int cost = subscriptions.list().size();
        TWITCH.allows(cost);
        assertThat(subscriptions.list()).hasSize(cost);
        assertThat(subscriptions.hasRoom()).isFalse();

        TWITCH.allows(30_000);
        subscriptions.list();
        assertThat(subscriptions.hasRoom()).isTrue();
        TWITCH.allows(cost);
        subscriptions.create(new Wanted(new BroadcasterId("77002"), SubscriptionType.OFFLINE));
        assertThat(subscriptions.hasRoom()).as("the answer to a request says it too").isFalse();
        TWITCH.allows(30_000);
        subscriptions.list();
    }

    @Test
    void a_list_of_three_pages_is_read_whole_or_not_at_all() {
        var subscriptions = CONTEXT.getBean(HelixSubscriptions.class);
        int before = subscriptions.list().size();
        int many = 250;
        for (int i = 0; i < many; i++) {
            subscriptions.create(
                    new Wanted(
                            new BroadcasterId(Integer.toString(60_000 + i)),
                            SubscriptionType.UPDATE));
        }
        assertThat(subscriptions.list())
                .hasSize(before + many)
                .extracting(Listed::twitchId)
                .doesNotHaveDuplicates();

        TWITCH.losesPages(true);
        try {
            assertThatThrownBy(subscriptions::list).isInstanceOf(UpstreamException.class);
        } finally {
            TWITCH.losesPages(false);
        }
    }

    @Override
    public TwitchVideos videos() {
        return CONTEXT.getBean(HelixVideos.class);
    }

    @Override
    public BroadcasterId recorded() {
        return live();
    }

    @Override
    public String broadcast() {
        return "41";
    }

    @Override
    public String address() {
        return RECORDING;
    }

    @Override
    public TwitchSubscriptions twitchSubscriptions() {
        return CONTEXT.getBean(HelixSubscriptions.class);
    }

    @Override
    public TwitchMessages messages() {
        return new EventSubMessages();
    }

    @Test
    void a_token_that_twitch_refuses_is_replaced_once() {
        assertThat(channels().find(known())).isPresent();
        TWITCH.forgetToken();
        assertThat(channels().find(known())).isPresent();
    }

    @Test
    void without_a_point_left_no_instance_asks_before_the_reset() {
        var buckets = new InMemoryRateBuckets(System::nanoTime);
        try (var one = context(TwitchService.CLIENT_SECRET, buckets);
                var other = context(TwitchService.CLIENT_SECRET, buckets)) {
            TWITCH.hasLastPoint(InstantSource.system().instant().plusSeconds(40));
            assertThat(one.getBean(HelixChannels.class).find(known())).isPresent();

            for (var instance : List.of(one, other)) {
                var channels = instance.getBean(HelixChannels.class);
                assertThatThrownBy(() -> channels.find(known()))
                        .isInstanceOfSatisfying(
                                UpstreamException.class,
                                e ->
                                        assertThat(e.wish().orElseThrow())
                                                .isBetween(
                                                        Duration.ofSeconds(20),
                                                        Duration.ofSeconds(40)));
            }
        }
    }

    @Test
    void a_reset_in_hours_is_a_clock_that_goes_wrong_and_is_waited_for_two_minutes() {
        try (var context =
                context(TwitchService.CLIENT_SECRET, new InMemoryRateBuckets(System::nanoTime))) {
            TWITCH.hasLastPoint(InstantSource.system().instant().plusSeconds(7_200));
            var channels = context.getBean(HelixChannels.class);
            assertThat(channels.find(known())).isPresent();

            assertThatThrownBy(() -> channels.find(known()))
                    .isInstanceOfSatisfying(
                            UpstreamException.class,
                            e ->
                                    assertThat(e.wish().orElseThrow())
                                            .isBetween(
                                                    Duration.ofSeconds(100),
                                                    Duration.ofMinutes(2)));
        }
    }

    @Test
    void an_answer_counts_also_where_it_cannot_be_stored_that_no_points_are_left() {
        try (var context = context(TwitchService.CLIENT_SECRET, new UnstorableClosings())) {
            TWITCH.hasLastPoint(InstantSource.system().instant().plusSeconds(40));
            assertThat(context.getBean(HelixChannels.class).find(known())).isPresent();
        }
    }

    /** Buckets whose store goes away when a service is to be closed. */
    private static final class UnstorableClosings implements RateBuckets {
        private final RateBuckets buckets = new InMemoryRateBuckets(System::nanoTime);

        @Override
        public Turn take(String service, String bucket, int perSecond, boolean inPerson) {
            return buckets.take(service, bucket, perSecond, inPerson);
        }

        @Override
        public void answered(Turn.Granted request) {
            buckets.answered(request);
        }

        @Override
        public Optional<Duration> closed(String service, String bucket) {
            return buckets.closed(service, bucket);
        }

        @Override
        public void close(String service, String bucket, Duration length) {
            throw new StoreUnavailableException(new IllegalStateException("the store is away"));
        }

        @Override
        public boolean refused(String service, int most, Duration within) {
            return buckets.refused(service, most, within);
        }
    }

    @Test
    void an_answer_without_a_list_says_nothing_and_not_that_nobody_is_there() {
        var channel = List.of(live());
        for (var answer : List.of("{}", "{\"data\":null}")) {
            isNoAnswer(answer, () -> streams().live(channel));
            isNoAnswer(answer, () -> channels().find(known()));
            isNoAnswer(answer, () -> namedChannels().find(channel));
            isNoAnswer(answer, () -> twitchSubscriptions().list());
            isNoAnswer(answer, () -> videos().recording(live(), "41"));
        }
        assertThat(streams().live(channel)).hasSize(1);
    }

    private static void isNoAnswer(String json, ThrowingCallable question) {
        TWITCH.answersNext(json);
        assertThatThrownBy(question).isInstanceOf(UpstreamException.class);
    }

    @Test
    void a_secret_that_twitch_refuses_is_an_alarm() {
        try (var context = context("an old secret")) {
            var channels = context.getBean(HelixChannels.class);
            var health = context.getBean(TwitchHealth.class);
            assertThat(health.isRefusing()).isFalse();

            assertThatThrownBy(() -> channels.find(known())).isInstanceOf(UpstreamException.class);

            assertThat(health.isRefusing()).isTrue();
        }
        assertThat(channels().find(known())).isPresent();
        assertThat(CONTEXT.getBean(TwitchHealth.class).isRefusing()).isFalse();
    }

    @Test
    void the_token_of_a_person_is_given_back_whatever_it_showed() {
        identity().prove(code());
        TWITCH.channel(new TwitchService.Channel("90002", "gone", "Gone"));
        var code = TWITCH.code("gone");
        TWITCH.forget("gone");
        assertThat(identity().prove(code)).isEqualTo(new TwitchIdentity.Answer.NoChannel());

        assertThat(TWITCH.tokensOfPeople()).isZero();
    }

    @Test
    void people_come_back_to_our_address_and_allow_nothing() {
        var there = identity().authorize(new LinkSecret("secret")).toString();

        assertThat(there)
                .startsWith(TWITCH.url() + "/oauth2/authorize?")
                .contains("client_id=" + TwitchService.CLIENT_ID)
                .containsPattern("[?&]scope=(&|$)")
                .contains("%2Fapi%2Fauth%2Ftwitch%2Fcallback");
    }
}
