package dev.pacenote.application.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.trackmania.alert.RecordDeliveryText;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.alert.RecordNotificationRenderer;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNameCache;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNames;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.driver.PositionNotificationRenderer;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeFacts;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Recipient;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What items of the inbox say about records and places, in titles and contents that fit. */
class TrackmaniaNotificationsTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final PlayerId NOVA = new PlayerId(new UUID(1, 1));

    private final InMemoryPlayerNameCache names = new InMemoryPlayerNameCache();

    private static RecordFacts record(String map) {
        return new RecordFacts(
                new MapUid("uid"),
                Optional.empty(),
                new MapName(map),
                MapType.RACE,
                NOVA,
                1,
                Score.of(39_000),
                "Latvia",
                Optional.empty(),
                Optional.empty());
    }

    private static Notification item(Topic topic, NoticeFacts facts, StoredFacts stored) {
        return Notification.opened(
                UUID.randomUUID(),
                new Source("map", "uid"),
                notice(topic, facts),
                stored,
                1,
                Duration.ofDays(90));
    }

    private static Notice notice(Topic topic, NoticeFacts facts) {
        return new Notice(
                UUID.randomUUID(),
                new AccountId(7),
                new NoticeKey(topic, "key", Optional.empty()),
                new Timing(NOON, NOON),
                facts,
                Weight.NEWS);
    }

    private static Notification item(RecordFacts record) {
        return item(RecordFacts.TOPIC, record, RecordFacts.CODEC.stored(record));
    }

    private NotificationRenderer.Text words(Notification item) {
        PlayerNames nobody =
                new PlayerNames() {
                    @Override
                    public Map<PlayerId, String> of(Set<PlayerId> accounts) {
                        throw new AssertionError("the inbox asks no service");
                    }

                    @Override
                    public Optional<Player> find(PlayerName displayName) {
                        throw new AssertionError("the inbox asks no service");
                    }
                };
        return new RecordNotificationRenderer(new ResolveNames(names, nobody, () -> NOON))
                .render(List.of(item))
                .values()
                .iterator()
                .next();
    }

    @Test
    void a_record_is_named_with_its_map_time_and_driver() {
        names.write(Map.of(NOVA, "Nova"), NOON);

        var text = words(item(record("$f00Canyon")));

        assertThat(text.title()).isEqualTo("New record on Canyon");
        assertThat(text.content()).isEqualTo("39.000 by Nova, #1.");
        assertThat(text.actionUrl()).contains("/MapperNews");
    }

    @Test
    void of_several_the_latest_is_named_also_where_nobody_knows_the_driver() {
        var record = record("Canyon");
        var item =
                item(record)
                        .gather(
                                notice(RecordFacts.TOPIC, record),
                                RecordFacts.CODEC.stored(record),
                                2,
                                Duration.ofDays(90));

        var text = words(item);

        assertThat(text.title()).isEqualTo("2 new records on Canyon");
        assertThat(text.content()).isEqualTo("The latest: 39.000 by " + NOVA + ", #1.");
    }

    @Test
    void what_leaves_asks_for_the_name_of_a_driver_whom_nobody_named_yet() {
        var service = new InMemoryPlayerNames();
        service.names.put(NOVA, "Nova");

        assertThat(leaving(service)).isEqualTo("39.000 by Nova, #1.");
        assertThat(leaving(service)).isEqualTo("39.000 by Nova, #1.");
        assertThat(service.asked).containsExactly(Set.of(NOVA));
        assertThat(words(item(record("Canyon"))).content()).isEqualTo("39.000 by Nova, #1.");
    }

    @Test
    void what_leaves_waits_for_no_name_while_the_service_is_away() {
        var service = new InMemoryPlayerNames();
        service.isAway = true;

        assertThat(leaving(service)).isEqualTo("39.000 by " + NOVA + ", #1.");
    }

    private static Recipient reader() {
        var account = Samples.newAccount().withId(new AccountId(7));
        return new Recipient(account, NoticePreferences.initial(account.id()));
    }

    private String leaving(PlayerNames service) {
        return new RecordDeliveryText(new ResolveNames(names, service, () -> NOON))
                .render(reader(), item(record("Canyon")))
                .content();
    }

    @Test
    void a_long_name_is_cut_and_one_that_turns_the_line_turns_nothing_else() {
        assertThat(words(item(record("x".repeat(300)))).title().length()).isLessThan(120);
        assertThat(words(item(record("\u202emap"))).title())
                .isEqualTo("New record on \u2068\u202emap\u2069");
    }

    @Test
    void a_place_says_how_it_changed() {
        var change =
                new PositionFacts(
                        new DriverNotificationId(3),
                        new MapUid("uid"),
                        Optional.empty(),
                        new MapName("Canyon"),
                        MapType.RACE,
                        new PositionChange(
                                PositionChange.Kind.BEATEN,
                                NOON,
                                1,
                                2,
                                Optional.of(Score.of(40_000)),
                                List.of()),
                        false);
        var item = item(PositionFacts.TOPIC, change, PositionFacts.CODEC.stored(change));

        var text =
                new PositionNotificationRenderer().render(List.of(item)).values().iterator().next();

        assertThat(text.title()).isEqualTo("Your place on Canyon");
        assertThat(text.content()).isEqualTo("You were passed: #1 → #2 with 40.000.");
        assertThat(text.actionUrl()).contains("/DriverNotifications");
        assertThat(RecordFacts.IN_INBOX.source().apply(notice(RecordFacts.TOPIC, record("x"))))
                .isEqualTo(new Source("map", "uid"));
        assertThat(PositionFacts.IN_INBOX.source().apply(notice(PositionFacts.TOPIC, change)))
                .isEqualTo(new Source("place", "3"));
    }
}
