package dev.pacenote.application.streams.link;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLOSED;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OWNER;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.PINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.link.ConfigureLink.Result;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.golive.AnnouncementReason;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.TargetCheck.Refusal;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkEditor;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.template.RenderWarning;
import dev.pacenote.domain.streams.template.TemplateText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What admins choose for one channel, and what is written above its posts. */
class ConfigureLinkTest {

    private static final AccountId ADMIN = new AccountId(42);
    private static final LinkEditor EDITOR = new LinkEditor(ADMIN, true);

    private final ClubWorld world = opened();
    private final Link.Key ada = added(world);

    private static ClubWorld opened() {
        var world = new ClubWorld();
        world.guild(true);
        return world;
    }

    private static Link.Key added(ClubWorld world) {
        world.links(CrashPoint.whole()).add(CLUB, ADMIN, new TwitchLogin("ada"));
        return world.links.of(CLUB).getFirst().key();
    }

    private static Map<String, @Nullable Object> only(String name, @Nullable Object value) {
        var change = new HashMap<String, @Nullable Object>();
        change.put(name, value);
        return change;
    }

    private Result change(Map<String, @Nullable Object> change) {
        return change(ada, change);
    }

    private Result change(Link.Key key, Map<String, @Nullable Object> change) {
        return world.linkConfigs(CrashPoint.whole())
                .change(new ConfigureLink.Command(key, OWNER, Fields.of(change)));
    }

    private Link link() {
        return world.links.find(ada).orElseThrow();
    }

    @Test
    void what_is_absent_stays_null_is_as_for_all_and_what_was_shown_can_be_sent_back() {
        change(only("channel_id", OPEN.value()));
        change(only("cooldown_minutes", 3));
        change(only("enabled", false));
        assertThat(link().overrides().channel()).contains(OPEN);
        assertThat(link().overrides().cooldown().orElseThrow()).hasMinutes(3);
        assertThat(link().enabled()).isFalse();

        var before = link();
        assertThat(change(only("overrides", OverridesFields.write(before.overrides()))))
                .isInstanceOf(Result.Saved.class);
        assertThat(link().overrides()).isEqualTo(before.overrides());
        change(only("channel_id", null));
        assertThat(link().overrides().channel()).isEmpty();
    }

    @Test
    void what_is_new_is_looked_at_and_switching_off_asks_nobody() {
        assertThat(change(only("channel_id", CLOSED.value())))
                .isEqualTo(
                        new Result.TargetRefused(
                                new Refusal.ChannelNotWritable(List.of(Permission.SEND_MESSAGES))));
        world.discord.botPresent = false;
        assertThat(change(only("channel_id", OPEN.value()))).isEqualTo(new Result.BotAbsent());
        world.discord.away = true;
        assertThat(change(only("enabled", false))).isInstanceOf(Result.Saved.class);
    }

    @Test
    void a_link_without_a_channel_of_its_own_posts_where_its_server_does_and_nobody_is_asked() {
        world.postsTo(CLOSED);
        change(only("channel_id", OPEN.value()));
        world.discord.away = true;

        assertThat(change(only("channel_id", null))).isInstanceOf(Result.Saved.class);
        assertThat(link().overrides().channel()).isEmpty();
    }

    @Test
    void what_is_impossible_and_what_nobody_follows_is_refused() {
        assertThatThrownBy(() -> change(only("cooldown_minutes", 1_441)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> change(only("ping_mode", "loud")))
                .isInstanceOf(InvalidValueException.class);
        assertThat(change(new Link.Key(CLUB, new StreamerId(UUID.randomUUID())), Map.of()))
                .isEqualTo(new Result.NotLinked());
    }

    @Test
    void of_two_changes_at_once_both_count() {
        var turn = new AtomicInteger();
        Samples.atOnce(
                2,
                () ->
                        change(
                                turn.getAndIncrement() == 0
                                        ? only("cooldown_minutes", 3)
                                        : only("on_end", "keep")));

        assertThat(link().overrides().cooldown()).isPresent();
        assertThat(link().overrides().onEnd()).isPresent();
    }

    @Test
    void a_saved_change_heals_its_channel_and_wakes_what_waits() {
        change(only("channel_id", OPEN.value()));
        var announcement = waiting();
        world.targets.save(
                CLUB,
                OPEN,
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, world.now));
        int before = world.woken;

        change(only("cooldown_minutes", 3));

        assertThat(world.targets.find(CLUB, OPEN)).isInstanceOf(TargetHealth.Ok.class);
        assertThat(world.announcements.find(announcement).orElseThrow().due()).contains(world.now);
        assertThat(world.woken).isEqualTo(before + 1);
    }

    private UUID waiting() {
        var broadcast =
                world.broadcasts
                        .save(
                                Broadcast.started(
                                        UUID.randomUUID(),
                                        ada.streamer(),
                                        "41",
                                        BroadcastType.LIVE,
                                        world.now,
                                        world.now))
                        .orUndo("a broadcast");
        var shown = BroadcastFacts.UNKNOWN.showing("Cup of the day", "Trackmania");
        world.announcements.open(broadcast.knowing(shown), world.now);
        var claimed = world.announcements.claim(UUID.randomUUID(), world.now, 1).getFirst();
        var until = world.now.plusSeconds(600);
        world.announcements.save(
                claimed.after(
                        it -> it.postponed(AnnouncementReason.TARGET_PAUSED, until), world.now));
        return claimed.id();
    }

    @Test
    void where_our_bot_was_removed_what_waits_is_decided_anew_and_an_outage_changes_nothing() {
        var announcement = waiting();
        world.discord.away = true;
        world.bot().look(CLUB);
        world.discord.away = false;
        world.bot().look(CLUB);
        assertThat(world.guilds.find(CLUB).orElseThrow().bot().isPresent()).isTrue();
        assertThat(world.announcements.find(announcement).orElseThrow().due())
                .contains(world.now.plusSeconds(600));

        world.discord.botPresent = false;
        world.bot().look(CLUB);

        assertThat(world.guilds.find(CLUB).orElseThrow().bot().isPresent()).isFalse();
        assertThat(world.announcements.find(announcement).orElseThrow().due()).contains(world.now);
    }

    @Test
    void a_server_asks_twitch_for_thirty_names_in_ten_minutes() {
        var links = world.links(CrashPoint.whole());
        for (int i = 1; i < 30; i++) {
            assertThat(links.add(CLUB, ADMIN, new TwitchLogin("nobody")))
                    .isEqualTo(new ManageLinks.Added.NoSuchChannel());
        }
        assertThat(links.add(CLUB, ADMIN, new TwitchLogin("nobody")))
                .isInstanceOf(ManageLinks.Added.TooMany.class);
    }

    @Test
    void a_crash_leaves_the_change_whole_or_not_there() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final Link.Key key = added(club);

                            {
                                club.targets.save(
                                        CLUB,
                                        OPEN,
                                        new TargetHealth.Paused(
                                                TargetHealth.Reason.MISSING_ACCESS, club.now));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                club.linkConfigs(crash)
                                        .change(
                                                new ConfigureLink.Command(
                                                        key,
                                                        OWNER,
                                                        Fields.of(
                                                                only("channel_id", OPEN.value()))));
                            }

                            private boolean isChosen() {
                                return club.links
                                        .find(key)
                                        .orElseThrow()
                                        .overrides()
                                        .channel()
                                        .isPresent();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(club.targets.find(CLUB, OPEN) instanceof TargetHealth.Ok)
                                        .isEqualTo(isChosen());
                            }

                            @Override
                            public void isDone() {
                                assertThat(isChosen()).isTrue();
                            }
                        });
    }

    @Test
    void admins_and_the_owner_of_a_channel_write_its_text_and_nobody_else() {
        var texts = world.texts(CrashPoint.whole());
        var owner = new AccountId(7);
        var text = new TemplateText("{streamer_display_name} again");
        assertThat(texts.write(ada, new LinkEditor(owner, false), text))
                .isEqualTo(new WriteLinkText.Result.NotYours());
        var streamer = world.streamers.find(ada.streamer()).orElseThrow();
        world.streamers.save(streamer.provedBy(owner)).orUndo("a channel");

        assertThat(texts.write(ada, new LinkEditor(owner, false), text))
                .isEqualTo(new WriteLinkText.Result.Text(text, List.of()));
        assertThat(texts.show(ada, EDITOR))
                .isEqualTo(new WriteLinkText.Result.Text(text, List.of()));
        assertThat(texts.write(ada, EDITOR, new TemplateText("{vod_url}")))
                .isEqualTo(
                        new WriteLinkText.Result.Refused(
                                new TemplateText.UnknownName(0, "vod_url")));
        assertThatThrownBy(() -> texts.write(ada, EDITOR, new TemplateText("x".repeat(2_001))))
                .isInstanceOf(InvalidValueException.class);
        assertThat(link().text()).isEqualTo(text);
        assertThat(texts.show(new Link.Key(CLUB, new StreamerId(UUID.randomUUID())), EDITOR))
                .isEqualTo(new WriteLinkText.Result.NotLinked());
    }

    @Test
    void a_text_that_is_cut_or_comes_to_nothing_is_kept_and_the_writer_told() {
        var texts = world.texts(CrashPoint.whole());
        var filled = new TemplateText("x".repeat(1_980) + "{stream_title}");
        var cut = List.of(new RenderWarning("content", RenderWarning.Code.CUT));
        assertThat(texts.write(ada, EDITOR, filled))
                .isEqualTo(new WriteLinkText.Result.Text(filled, cut));
        assertThat(texts.show(ada, EDITOR)).isEqualTo(new WriteLinkText.Result.Text(filled, cut));

        // With the role in front it has no room.
        var full = new TemplateText("x".repeat(2_000));
        assertThat(texts.write(ada, EDITOR, full))
                .isEqualTo(new WriteLinkText.Result.Text(full, List.of()));
        change(only("mention_role_id", PINGS.value()));
        assertThat(texts.show(ada, EDITOR)).isEqualTo(new WriteLinkText.Result.Text(full, cut));
    }

    @Test
    void a_crash_leaves_a_text_written_or_not() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final Link.Key key = added(club);
                            private final TemplateText text = new TemplateText("Look");

                            @Override
                            public void act(CrashPoint crash) {
                                club.texts(crash).write(key, EDITOR, text);
                            }

                            private TemplateText written() {
                                return club.links.find(key).orElseThrow().text();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(written()).isIn(TemplateText.EMPTY, text);
                            }

                            @Override
                            public void isDone() {
                                assertThat(written()).isEqualTo(text);
                            }
                        });
    }

    @Test
    void the_owner_of_a_channel_ends_its_link_and_another_member_does_not() {
        var links = world.links(CrashPoint.whole());
        var owner = new LinkEditor(new AccountId(7), false);
        assertThat(links.remove(ada, owner)).isEqualTo(new ManageLinks.Removed.NotYours());
        var streamer = world.streamers.find(ada.streamer()).orElseThrow();
        world.streamers.save(streamer.provedBy(owner.account())).orUndo("a channel");

        assertThat(links.remove(ada, owner)).isEqualTo(new ManageLinks.Removed.Ok());
        assertThat(links.remove(ada, owner)).isEqualTo(new ManageLinks.Removed.NotLinked());
    }
}
