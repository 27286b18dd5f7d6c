package dev.pacenote.application.streams.golive.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.golive.Announcements;
import dev.pacenote.application.streams.golive.StoredSendContexts;
import dev.pacenote.application.streams.golive.broadcast.Broadcasts;
import dev.pacenote.application.streams.golive.broadcast.ChannelInformation;
import dev.pacenote.application.streams.golive.broadcast.EndBroadcasts;
import dev.pacenote.application.streams.golive.broadcast.LearnFacts;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.application.streams.guild.InMemoryGuilds;
import dev.pacenote.application.streams.link.InMemoryLinks;
import dev.pacenote.application.streams.role.InMemoryManagedRoles;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.golive.DiscordRefusal;
import dev.pacenote.domain.streams.golive.Post;
import dev.pacenote.domain.streams.golive.PostState;
import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.intake.TwitchEvent;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of a post while its broadcast is on, and when that is over. */
class LifeOfPostsTest {

    private static final String RECORDING = "https://www.twitch.tv/videos/";

    private static final EditPost.Edited REFUSED =
            new EditPost.Edited.Refused(DiscordRefusal.MISSING_PERMISSIONS);

    private static final BroadcastFacts FACTS =
            new BroadcastFacts("Cup", "Trackmania", OptionalInt.of(7), Optional.of("https://pic"));

    /** A channel that one server follows is live, and posted. */
    private static final class Posted {

        private final StreamsWorld world = new StreamsWorld();
        private final InMemoryGuilds guilds = new InMemoryGuilds(world.tables);
        private final List<TwitchStreams.Live> listed = new ArrayList<>();
        private final List<Post> failed = new ArrayList<>();
        private final Streamer ada = world.streamer("ada");
        private final GuildId guild = world.followed(ada).guild();
        private boolean twitchIsAway;
        private int listAsked;
        private Runnable meanwhile = () -> {};
        private boolean recorded;
        private Optional<String> title = Optional.empty();
        private int asked;

        private Posted(EndAction onEnd) {
            this(onEnd, false, _ -> {});
        }

        /**
         * @param complete whether Twitch lists it at once
         */
        private Posted(EndAction onEnd, boolean complete) {
            this(onEnd, complete, _ -> {});
        }

        /**
         * @param before what happens before the post is sent
         */
        private Posted(EndAction onEnd, boolean complete, Consumer<StreamsWorld> before) {
            guilds.save(
                            Guild.discovered(guild, "Club", Optional.empty(), Optional.empty())
                                    .botArrived())
                    .orUndo("a server");
            var usual = GuildSettings.DEFAULT;
            var look = usual.appearance();
            guilds.save(
                            guilds.config(guild)
                                    .changed(
                                            new GuildSettings(
                                                    true,
                                                    usual.linking(),
                                                    new GuildSettings.Target(
                                                            Optional.of(StreamsWorld.CHANNEL),
                                                            usual.target().pingMode(),
                                                            Optional.empty()),
                                                    usual.rules(),
                                                    new GuildSettings.Appearance(
                                                            Optional.empty(),
                                                            onEnd,
                                                            Optional.empty(),
                                                            look.extras())),
                                            new AccountId(42),
                                            world.now))
                    .orUndo("settings");
            world.told("m-1", world.online(ada, "41"));
            if (complete) {
                lists("41");
                facts().learn();
                listed.clear();
            }
            before.accept(world);
            world.sent();
        }

        private List<TwitchStreams.Live> live() {
            listAsked++;
            meanwhile.run();
            if (twitchIsAway) {
                throw new UpstreamException(UpstreamException.Kind.AWAY, "Twitch is away");
            }
            return List.copyOf(listed);
        }

        private Optional<String> recording(String id) {
            if (twitchIsAway) {
                throw new UpstreamException(UpstreamException.Kind.AWAY, "Twitch is away");
            }
            return recorded ? Optional.of(RECORDING + id) : Optional.empty();
        }

        /** Its server wants posts to follow title and game. */
        private void follows() {
            var config = guilds.config(guild);
            var look = config.settings().appearance();
            guilds.save(
                            config.changed(
                                    new GuildSettings(
                                            true,
                                            config.settings().linking(),
                                            config.settings().target(),
                                            config.settings().rules(),
                                            new GuildSettings.Appearance(
                                                    look.template(),
                                                    look.onEnd(),
                                                    look.endTemplate(),
                                                    new GuildSettings.Extras(true, false, true))),
                                    new AccountId(42),
                                    world.now))
                    .orUndo("settings");
        }

        private void shows(String message, String title) {
            world.told(
                    message,
                    new TwitchEvent.Updated(StreamsWorld.channel(ada), title, "Trackmania"));
        }

        /** What is due is changed. */
        private void looked() {
            updates(CrashPoint.whole()).update();
        }

        private void lists(String id) {
            listed.clear();
            listed.add(new TwitchStreams.Live(ada.broadcaster(), id, world.now, FACTS));
        }

        private LearnFacts facts() {
            return new LearnFacts(
                    world.broadcasts,
                    world.streamers,
                    world.changes(CrashPoint.whole()),
                    _ -> live(),
                    _ -> said(),
                    () -> world.now);
        }

        /** What the channel says of itself, live or not. */
        private List<ChannelInformation.Shown> said() {
            asked++;
            return title.stream()
                    .map(it -> new ChannelInformation.Shown(ada.broadcaster(), it, "Trackmania"))
                    .toList();
        }

        private BroadcastFacts known() {
            return world.broadcasts.findByTwitchId("41").orElseThrow().facts();
        }

        private EndBroadcasts ends(CrashPoint crash) {
            return new EndBroadcasts(
                    new EndBroadcasts.Stores(
                            crash.on(Broadcasts.class, world.broadcasts),
                            world.streamers,
                            world.endings(crash),
                            crash.on(Transactions.class, world.tables)),
                    _ -> live(),
                    () -> world.now);
        }

        private UpdatePosts updates(CrashPoint crash) {
            var contexts =
                    new StoredSendContexts(
                            new StoredSendContexts.Stores(
                                    world.streamers,
                                    world.broadcasts,
                                    new InMemoryLinks(world.tables),
                                    guilds,
                                    world.targets,
                                    world.announcements,
                                    world.posts),
                            new KnownPings(
                                    world.preferences, new InMemoryManagedRoles(world.tables)),
                            (_, _) -> Optional.empty());
            return new UpdatePosts(
                    crash.on(Posts.class, world.posts),
                    crash.on(Announcements.class, world.announcements),
                    contexts,
                    crash.on(EditPost.class, world.discord),
                    (_, id) -> recording(id),
                    new MakePost(
                            (message, _, button) ->
                                    message.content()
                                            + " / "
                                            + message.embed().flatMap(it -> it.title()).orElse("")
                                            + " / "
                                            + button.orElse(""),
                            () -> world.now),
                    (post, _) -> failed.add(post),
                    () -> world.now);
        }

        private Post post() {
            return world.posts.of(world.announcements("41").getFirst().id()).orElseThrow();
        }

        private String shown() {
            return world.discord.messages.getFirst().content().message();
        }

        /** Twitch says that it is over, and the minute in which it may come back has passed. */
        private void over() {
            world.pass(Duration.ofMinutes(65));
            world.told("m-2", new TwitchEvent.Offline(StreamsWorld.channel(ada)));
            world.pass(Duration.ofSeconds(60));
        }

        private void isEndedInVain() {
            world.discord.edited.add(UNKNOWN);
            isEnded();
            assertThat(world.discord.edited).as("it was tried").isEmpty();
        }

        private void isEnded() {
            ends(CrashPoint.whole()).end();
            updates(CrashPoint.whole()).update();
        }
    }

    private final Posted posted = new Posted(EndAction.EDIT);

    @Test
    void what_twitch_lists_late_is_learnt_and_filled_in() {
        posted.lists("40");
        assertThat(posted.facts().learn()).as("of another broadcast").isZero();
        posted.world.pass(Duration.ofSeconds(5));
        posted.updates(CrashPoint.whole()).update();
        assertThat(posted.post().edits().next()).isPresent();

        posted.lists("41");
        var facts = posted.facts();
        assertThat(facts.learn()).isEqualTo(1);
        assertThat(facts.learn()).as("all is known").isZero();
        posted.world.pass(Duration.ofSeconds(10));
        posted.updates(CrashPoint.whole()).update();

        assertThat(posted.shown()).contains("Cup");
        assertThat(posted.post().edits().next()).isEmpty();
    }

    @Test
    void an_edit_that_is_refused_while_it_is_live_does_not_end_it() {
        posted.lists("41");
        assertThat(posted.facts().learn()).isEqualTo(1);
        posted.world.discord.edited.add(REFUSED);
        posted.world.pass(Duration.ofSeconds(5));
        posted.updates(CrashPoint.whole()).update();
        assertThat(posted.world.discord.edited).as("it was tried").isEmpty();
        assertThat(posted.post().state()).isEqualTo(PostState.LIVE);

        posted.listed.clear();
        posted.over();
        posted.isEnded();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
        assertThat(posted.shown()).startsWith("ada was live");
    }

    @Test
    void an_end_that_is_refused_is_not_tried_again() {
        posted.over();
        posted.world.discord.edited.add(REFUSED);

        posted.isEnded();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
        assertThat(posted.post().edits().next()).isEmpty();
        assertThat(posted.shown()).doesNotContain("was live");
    }

    /** Something that says nothing of the post or its channel, such as a page of a proxy. */
    private static final EditPost.Edited UNKNOWN =
            new EditPost.Edited.Refused(DiscordRefusal.OTHER);

    @Test
    void an_end_that_is_refused_for_a_reason_nobody_knows_is_tried_again() {
        posted.over();
        posted.world.discord.edited.add(UNKNOWN);

        posted.isEnded();
        assertThat(posted.post().state()).isEqualTo(PostState.LIVE);

        posted.world.pass(Duration.ofSeconds(30));
        posted.updates(CrashPoint.whole()).update();
        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
        assertThat(posted.shown()).startsWith("ada was live");
    }

    @Test
    void such_an_end_is_tried_for_half_an_hour_and_no_longer() {
        posted.over();
        posted.isEndedInVain();
        for (int i = 0; i < 57; i++) {
            posted.world.pass(Duration.ofSeconds(30));
            posted.isEndedInVain();
            assertThat(posted.post().state()).as("look " + i).isEqualTo(PostState.LIVE);
        }
        posted.world.pass(Duration.ofSeconds(60));
        posted.isEndedInVain();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
        assertThat(posted.post().edits().next()).isEmpty();
    }

    @Test
    void what_was_looked_up_is_not_lost_when_somebody_saves_the_broadcast_meanwhile() {
        var at = new Posted(EndAction.EDIT);
        at.lists("41");
        at.world.pass(Duration.ofSeconds(1));
        at.meanwhile = () -> at.world.told("m-2", at.world.online(at.ada, "41"));

        assertThat(at.facts().learn()).isEqualTo(1);

        assertThat(at.known()).isEqualTo(FACTS);
    }

    @Test
    void what_the_channel_told_while_it_was_looked_up_is_newer() {
        var at = new Posted(EndAction.EDIT);
        at.lists("41");
        at.meanwhile = () -> at.shows("m-2", "Final");

        assertThat(at.facts().learn()).isEqualTo(1);

        assertThat(at.known().title()).isEqualTo("Final");
        assertThat(at.known().thumbnail()).isEqualTo(FACTS.thumbnail());
    }

    @Test
    void twitch_is_asked_a_few_times_and_not_each_second() {
        posted.twitchIsAway = true;
        var facts = posted.facts();
        assertThat(facts.learn()).isZero();
        posted.twitchIsAway = false;
        posted.lists("41");
        posted.world.pass(Duration.ofSeconds(1));
        assertThat(facts.learn()).as("too early").isZero();
        posted.world.pass(Duration.ofSeconds(1));
        assertThat(facts.learn()).isEqualTo(1);
    }

    @Test
    void what_twitch_does_not_list_after_two_seconds_its_channel_says_and_the_rest_is_filled_in() {
        posted.title = Optional.of("Cup");
        posted.lists("40");
        var facts = posted.facts();
        assertThat(facts.learn()).isZero();
        posted.world.pass(Duration.ofMillis(1_999));
        assertThat(facts.learn()).isZero();
        assertThat(posted.asked).as("Twitch may list it yet").isZero();

        posted.world.pass(Duration.ofMillis(1));
        assertThat(facts.learn()).isEqualTo(1);

        assertThat(posted.known().title()).isEqualTo("Cup");
        assertThat(posted.known().game()).isEqualTo("Trackmania");
        assertThat(posted.known().isComplete()).isFalse();
        posted.world.pass(Duration.ofSeconds(3));
        posted.looked();
        assertThat(posted.shown()).contains("Cup");
        assertThat(facts.learn()).isZero();
        assertThat(posted.asked).as("once is enough").isEqualTo(1);

        posted.lists("41");
        posted.world.pass(Duration.ofSeconds(10));
        assertThat(facts.learn()).isEqualTo(1);
        assertThat(posted.known().isComplete()).isTrue();
    }

    @Test
    void what_a_channel_told_meanwhile_is_not_asked_for() {
        posted.shows("m-2", "Finals");
        posted.title = Optional.of("Cup");
        posted.world.pass(Duration.ofSeconds(2));

        assertThat(posted.facts().learn()).isZero();

        assertThat(posted.asked).isZero();
        assertThat(posted.known().title()).isEqualTo("Finals");
    }

    @Test
    void a_broadcast_that_is_over_is_said_to_be_over() {
        posted.over();

        posted.isEnded();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
        assertThat(posted.shown()).startsWith("ada was live for 1 h 5 min");
        assertThat(posted.failed).isEmpty();
    }

    @Test
    void what_twitch_still_lists_is_looked_at_two_more_times() {
        posted.over();
        posted.lists("41");
        posted.isEnded();
        assertThat(posted.post().state()).isEqualTo(PostState.LIVE);
        posted.world.pass(Duration.ofMinutes(1));
        posted.isEnded();
        posted.world.pass(Duration.ofMinutes(1));
        posted.isEnded();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
    }

    @Test
    void while_twitch_is_away_nothing_ends_for_a_quarter_of_an_hour() {
        posted.over();
        posted.twitchIsAway = true;
        posted.isEnded();
        posted.world.pass(Duration.ofSeconds(14 * 60 - 1));
        posted.isEnded();
        assertThat(posted.post().state()).isEqualTo(PostState.LIVE);

        posted.world.pass(Duration.ofSeconds(1));
        posted.isEnded();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
        assertThat(posted.shown()).startsWith("ada was live for 1 h 5 min");
    }

    @Test
    void while_twitch_is_away_it_is_asked_twice_a_minute_about_what_may_be_over() {
        posted.over();
        posted.twitchIsAway = true;
        var ends = posted.ends(CrashPoint.whole());
        int before = posted.listAsked;
        for (int second = 0; second < 60; second++) {
            ends.end();
            posted.world.pass(Duration.ofSeconds(1));
        }
        assertThat(posted.listAsked - before).isEqualTo(2);

        posted.twitchIsAway = false;
        ends.end();

        assertThat(posted.world.broadcasts.live()).as("it is asked as soon as may be").isEmpty();
    }

    @Test
    void of_many_that_end_at_once_none_waits_for_the_next_look() {
        var at = new Posted(EndAction.EDIT);
        var many = IntStream.range(0, 250).mapToObj(i -> at.world.streamer("many" + i)).toList();
        for (var streamer : many) {
            var login = streamer.names().login().value();
            at.world.heard("on-" + login, at.world.online(streamer, "of-" + login));
        }
        at.world.pass(Duration.ofMinutes(5));
        for (var streamer : many) {
            at.world.heard(
                    "off-" + streamer.names().login().value(),
                    new TwitchEvent.Offline(StreamsWorld.channel(streamer)));
        }
        at.world.pass(Duration.ofMinutes(1));

        assertThat(at.ends(CrashPoint.whole()).end()).isEqualTo(many.size());

        assertThat(at.world.broadcasts.live())
                .extracting(Broadcast::twitchId)
                .containsExactly("41");
    }

    @Test
    void a_server_may_want_posts_to_go_or_to_stay_as_they_are() {
        var going = new Posted(EndAction.DELETE);
        going.over();
        going.isEnded();
        assertThat(going.world.discord.messages).isEmpty();
        assertThat(going.post().state()).isEqualTo(PostState.DELETED);

        var staying = new Posted(EndAction.KEEP);
        var before = staying.shown();
        staying.over();
        staying.isEnded();
        assertThat(staying.shown()).isEqualTo(before);
        assertThat(staying.post().state()).isEqualTo(PostState.ENDED);
    }

    @Test
    void a_post_that_somebody_deleted_is_lost_and_never_replaced() {
        posted.world.discord.messages.clear();
        posted.over();
        posted.isEnded();

        assertThat(posted.post().state()).isEqualTo(PostState.LOST);
        assertThat(posted.world.discord.messages).isEmpty();
    }

    @Test
    void a_broadcast_that_ends_while_its_post_is_stored_is_said_to_be_over() {
        var ending = new Posted(EndAction.EDIT, true, world -> world.discord.losesAnswer = true);
        ending.over();
        ending.ends(CrashPoint.whole()).end();
        ending.updates(CrashPoint.whole()).update();
        assertThat(ending.world.announcements("41").getFirst().state().isOpen()).isTrue();

        ending.world.sent();
        ending.updates(CrashPoint.whole()).update();

        assertThat(ending.post().state()).isEqualTo(PostState.ENDED);
        assertThat(ending.world.discord.messages).hasSize(1);
        assertThat(ending.shown()).startsWith("ada was live for");
    }

    @Test
    void a_link_that_ends_while_its_post_is_stored_leaves_no_post_that_goes_on() {
        var ending = new Posted(EndAction.EDIT, true, world -> world.discord.losesAnswer = true);
        ending.world.pass(Duration.ofSeconds(31));
        var links = new InMemoryLinks(ending.world.tables);
        ending.world.discord.whenTaken =
                () -> links.remove(new Link.Key(ending.guild, ending.ada.id()));

        ending.world.sent();
        ending.updates(CrashPoint.whole()).update();

        assertThat(ending.post().state()).isEqualTo(PostState.ENDED);
        assertThat(ending.world.discord.messages).hasSize(1);
    }

    @Test
    void the_post_of_a_broadcast_whose_end_nobody_said_ends_when_the_next_one_began() {
        posted.world.pass(Duration.ofHours(3));
        posted.world.told("m-3", posted.world.online(posted.ada, "42"));
        posted.updates(CrashPoint.whole()).update();
        assertThat(posted.post().state())
                .as("the next one may take it over")
                .isEqualTo(PostState.LIVE);

        posted.world.pass(Duration.ofMinutes(1));
        posted.updates(CrashPoint.whole()).update();

        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
    }

    @Test
    void a_post_follows_the_title_at_most_every_five_minutes_where_the_server_wants_that() {
        var live = new Posted(EndAction.EDIT, true);
        live.world.pass(Duration.ofMinutes(10));
        live.shows("m-2", "Nobody asked");
        live.looked();
        assertThat(live.shown()).as("the server does not want it").doesNotContain("asked");
        assertThat(live.post().edits().next()).isEmpty();

        live.follows();
        live.shows("m-3", "World Cup");
        live.looked();
        assertThat(live.shown()).contains("World Cup");
        live.shows("m-4", "Finals");
        live.shows("m-4", "Finals");
        live.looked();
        assertThat(live.shown()).as("too soon").contains("World Cup");
        live.world.pass(Post.UPDATED_EVERY);
        live.looked();

        assertThat(live.shown()).contains("Finals");
        assertThat(live.post().edits().next()).isEmpty();
        assertThat(live.world.discord.messages).hasSize(1);
    }

    @Test
    void the_recording_is_looked_for_four_times_and_the_post_leads_to_it() {
        posted.over();
        posted.isEnded();
        var end = posted.post().endedAt().orElseThrow();
        assertThat(posted.post().edits().next()).contains(end.plus(Duration.ofMinutes(1)));

        posted.world.pass(Duration.ofMinutes(1));
        posted.looked();
        assertThat(posted.shown()).doesNotContain(RECORDING);
        assertThat(posted.post().edits().next()).contains(end.plus(Duration.ofMinutes(5)));
        posted.twitchIsAway = true;
        posted.world.pass(Duration.ofMinutes(5));
        posted.looked();
        assertThat(posted.post().vod()).as("an outage is no look").isEmpty();
        assertThat(posted.failed).isEmpty();
        posted.twitchIsAway = false;
        posted.recorded = true;
        posted.world.pass(Duration.ofMinutes(1));
        posted.looked();

        assertThat(posted.shown()).contains("was live for", RECORDING + "41?pacenote=");
        assertThat(posted.post().vod()).contains(RECORDING + "41");
        assertThat(posted.post().edits().next()).isEmpty();
    }

    @Test
    void a_recording_that_never_comes_is_not_looked_for_for_ever() {
        posted.over();
        posted.isEnded();
        for (int look = 1; look <= 4; look++) {
            assertThat(posted.post().edits().next()).as("look " + look).isPresent();
            posted.world.pass(Duration.ofHours(1));
            posted.looked();
        }
        assertThat(posted.post().edits().next()).isEmpty();
    }

    /** Once, while an edit is on its way, so that it reaches Discord after all of that. */
    private static void meanwhile(Posted at, Runnable what) {
        at.world.discord.whileEditing =
                () -> {
                    at.world.discord.whileEditing = () -> {};
                    what.run();
                };
    }

    @Test
    void what_one_server_changes_no_other_one_changes() {
        posted.over();
        posted.ends(CrashPoint.whole()).end();
        meanwhile(posted, posted::looked);

        posted.looked();

        assertThat(posted.world.discord.edits).isEqualTo(1);
        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
    }

    @Test
    void an_edit_that_comes_after_the_end_was_said_is_mended() {
        posted.lists("41");
        assertThat(posted.facts().learn()).isEqualTo(1);
        posted.listed.clear();
        posted.world.pass(Duration.ofSeconds(5));
        meanwhile(
                posted,
                () -> {
                    posted.over();
                    posted.isEnded();
                    assertThat(posted.shown()).startsWith("ada was live");
                });

        posted.looked();
        assertThat(posted.shown()).as("the edit came last").doesNotContain("was live");
        posted.looked();

        assertThat(posted.shown()).startsWith("ada was live");
        assertThat(posted.post().state()).isEqualTo(PostState.ENDED);
    }

    /** The end is being said, and not stored, when the other edit finds out that it came late. */
    @Test
    void two_edits_at_once_are_mended_though_the_later_one_is_stored_last() {
        posted.lists("41");
        assertThat(posted.facts().learn()).isEqualTo(1);
        posted.listed.clear();
        posted.world.pass(Duration.ofSeconds(5));
        var first = posted.updates(CrashPoint.whole());
        meanwhile(
                posted,
                () -> {
                    posted.over();
                    posted.ends(CrashPoint.whole()).end();
                    posted.world
                            .posts
                            .save(posted.post().claimed(posted.world.now))
                            .orUndo("the other one's claim");
                });
        first.update();
        var claimed = posted.post();

        posted.looked();

        assertThat(claimed.isDue(posted.world.now)).as("the other one's claim is void").isTrue();
        assertThat(posted.shown()).startsWith("ada was live");
    }

    @Test
    void a_recording_that_comes_into_a_post_that_went_on_is_taken_out_again() {
        posted.over();
        posted.isEnded();
        posted.recorded = true;
        posted.world.pass(Duration.ofMinutes(1));
        meanwhile(
                posted,
                () -> {
                    posted.world.told("m-3", posted.world.online(posted.ada, "42"));
                    posted.world.sent();
                    var next = posted.world.announcements("42").getFirst();
                    assertThat(posted.world.posts.of(next.id())).as("it goes on").isPresent();
                });

        posted.looked();
        assertThat(posted.shown()).as("the edit came last").contains("was live");
        posted.looked();

        assertThat(posted.shown()).doesNotContain("was live");
    }

    @Test
    void a_crash_leaves_no_broadcast_that_ended_without_its_post() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Posted live = new Posted(EndAction.EDIT, true);

                            {
                                live.over();
                            }

                            @Override
                            public void act(CrashPoint crashPoint) {
                                live.ends(crashPoint).end();
                            }

                            private boolean isLive() {
                                return live.world
                                        .broadcasts
                                        .findByTwitchId("41")
                                        .orElseThrow()
                                        .isLive();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(live.post().isDue(live.world.now)).isEqualTo(!isLive());
                            }

                            @Override
                            public void isDone() {
                                assertThat(isLive()).isFalse();
                                live.updates(CrashPoint.whole()).update();
                                assertThat(live.post().state()).isEqualTo(PostState.ENDED);
                            }
                        });
    }

    @Test
    void a_crash_while_a_post_is_changed_is_mended_by_the_next_look() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Posted live = new Posted(EndAction.EDIT);

                            {
                                live.over();
                                live.ends(CrashPoint.whole()).end();
                            }

                            @Override
                            public void act(CrashPoint crashPoint) {
                                live.updates(crashPoint).update();
                            }

                            @Override
                            public void repeat() {
                                live.world.pass(Post.LEASE);
                                live.looked();
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(live.world.discord.messages).hasSize(1);
                            }

                            @Override
                            public void isDone() {
                                assertThat(live.post().state()).isEqualTo(PostState.ENDED);
                                assertThat(live.shown()).contains("was live for");
                            }
                        });
    }
}
