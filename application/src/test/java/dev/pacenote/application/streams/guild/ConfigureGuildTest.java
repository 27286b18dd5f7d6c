package dev.pacenote.application.streams.guild;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLOSED;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OPEN;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.OWNER;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.PINGS;
import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.STAFF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.guild.ConfigureGuild.Result;
import dev.pacenote.application.streams.link.OverridesFields;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.application.streams.template.TemplateFields;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.guild.TargetCheck.Refusal;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.template.MessageTemplate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the admins of a server choose. */
class ConfigureGuildTest {

    private static final AccountId ADMIN = new AccountId(42);

    private ClubWorld world = new ClubWorld();

    @BeforeEach
    void open() {
        world = new ClubWorld();
        world.guild(true);
    }

    private static Map<String, @Nullable Object> only(String name, @Nullable Object value) {
        var change = new HashMap<String, @Nullable Object>();
        change.put(name, value);
        return change;
    }

    private Result change(String caller, Map<String, @Nullable Object> change) {
        return world.configs(CrashPoint.whole())
                .change(
                        new ConfigureGuild.Command(
                                CLUB, ADMIN, caller, Fields.of(change), Optional.empty()));
    }

    private GuildSettings settings() {
        return world.configs(CrashPoint.whole()).show(CLUB).settings();
    }

    @Test
    void what_is_shown_can_be_sent_back_and_changes_nothing() {
        change(OWNER, only("channel_id", OPEN.value()));
        var before = settings();

        var back = SettingsFields.write(before, true);

        assertThat(change(OWNER, back)).isInstanceOf(Result.Saved.class);
        assertThat(settings()).isEqualTo(before);
        assertThat(TemplateFields.read(Fields.of(TemplateFields.USUAL.members())))
                .isEqualTo(MessageTemplate.LIVE);
    }

    @Test
    void a_template_comes_back_as_it_was_written_with_what_is_empty_and_what_nobody_knows() {
        var embed = new LinkedHashMap<String, @Nullable Object>();
        embed.put("title", "");
        embed.put("author", Map.of("name", "Neo"));
        embed.put("description", null);
        embed.put("fields", List.of());
        var template = new LinkedHashMap<String, @Nullable Object>();
        template.put("username", "Captain");
        template.put("embed", embed);
        template.put("content", "Live");

        change(OWNER, only("message_template", template));
        change(OWNER, only("end_template", template));
        change(OWNER, SettingsFields.write(settings(), true));

        for (var name : List.of("message_template", "end_template")) {
            assertThat(SettingsFields.write(settings(), true).get(name))
                    .isEqualTo(template)
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .extracting(Map::keySet)
                    .asInstanceOf(InstanceOfAssertFactories.COLLECTION)
                    .containsExactly("username", "embed", "content");
        }
        assertThat(settings().appearance().liveText().content().source()).isEqualTo("Live");
        assertThat(change(OWNER, only("message_template", Map.of("content", "{nobody}"))))
                .isInstanceOf(Result.TemplateRefused.class);
    }

    @Test
    void what_is_absent_stays_and_null_clears() {
        change(OWNER, only("channel_id", OPEN.value()));
        change(OWNER, only("cooldown_minutes", 3));
        assertThat(settings().target().channel()).contains(OPEN);

        change(OWNER, only("channel_id", null));
        assertThat(settings().target().channel()).isEmpty();
        assertThat(settings().rules().cooldown()).hasMinutes(3);
        change(OWNER, only("cooldown_minutes", null));
        assertThat(settings().rules().cooldown()).hasMinutes(15);
    }

    @Test
    void what_is_new_has_to_be_in_the_server_and_within_the_admins_rights() {
        assertThat(change(OWNER, only("channel_id", "800000000000000099")))
                .isEqualTo(new Result.TargetRefused(new Refusal.ChannelNotInGuild()));
        assertThat(change(OWNER, only("channel_id", CLOSED.value())))
                .isEqualTo(
                        new Result.TargetRefused(
                                new Refusal.ChannelNotWritable(List.of(Permission.SEND_MESSAGES))));
        var staff = "186000000000000003";
        world.discord.members.put(staff, Set.of(STAFF));
        assertThat(change(staff, only("mention_role_id", CLUB.value())))
                .isEqualTo(new Result.TargetRefused(new Refusal.MentionNotAllowed()));
        assertThat(change(staff, only("mention_role_id", PINGS.value())))
                .isInstanceOf(Result.Saved.class);
    }

    @Test
    void switching_off_works_whatever_became_of_the_channel_and_the_bot() {
        change(OWNER, only("channel_id", OPEN.value()));
        world.discord.botPresent = false;
        assertThat(change(OWNER, only("mention_role_id", PINGS.value())))
                .isEqualTo(new Result.BotAbsent());
        world.discord.away = true;

        assertThat(change(OWNER, only("enabled", false))).isInstanceOf(Result.Saved.class);
        assertThat(settings().enabled()).isFalse();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> change(OWNER, only("cooldown_minutes", 1.5)))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> change(OWNER, only("enabled", "no")))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> change(OWNER, only("ping_mode", "shout")))
                .isInstanceOf(InvalidValueException.class);
        assertThat(change(OWNER, only("message_template", Map.of("content", "{stream_titel}"))))
                .isInstanceOf(Result.TemplateRefused.class);
    }

    @Test
    void whoever_saw_an_older_version_is_told_so() {
        change(OWNER, only("enabled", false));
        var late =
                new ConfigureGuild.Command(
                        CLUB, ADMIN, OWNER, Fields.of(only("enabled", true)), Optional.of(0L));

        assertThat(world.configs(CrashPoint.whole()).change(late)).isEqualTo(new Result.Changed());
    }

    @Test
    void pages_see_channels_with_what_the_bot_lacks_and_roles_while_the_bot_is_there() {
        var presences = world.presences();
        var targets = new ShowPostTargets(presences, world.discord);
        assertThat(targets.channels(CLUB, OWNER).orElseThrow())
                .extracting(it -> it.missing().isEmpty())
                .containsExactly(true, false);
        assertThat(targets.roles(CLUB).orElseThrow()).hasSize(3);

        world.discord.botPresent = false;
        assertThat(targets.channels(CLUB, OWNER)).isEmpty();
        assertThat(world.guilds.find(CLUB).orElseThrow().bot().isPresent()).isFalse();
    }

    @Test
    void a_role_that_is_gone_is_named_once_somebody_saw_that() {
        change(OWNER, only("mention_role_id", PINGS.value()));
        var configs = world.configs(CrashPoint.whole());
        assertThat(configs.missing(configs.show(CLUB)).roles()).isEmpty();

        world.guilds.saveRoles(new SeenRoles(CLUB, Set.of(STAFF), world.now));

        assertThat(configs.missing(configs.show(CLUB)).roles()).containsExactly(PINGS);
    }

    @Test
    void a_role_of_one_link_that_is_gone_is_named_too() {
        var settings = world.guilds.config(CLUB).settings();
        assertThat(settings.target().role()).isEmpty();
        var link = Link.added(new Link.Key(CLUB, streamer()), ADMIN, world.now);
        var overrides =
                OverridesFields.read(
                        Fields.of(only("mention_role_id", PINGS.value())), link.overrides());
        world.links.save(link.changed(true, overrides)).orUndo("a link");
        world.guilds.saveRoles(new SeenRoles(CLUB, Set.of(STAFF), world.now));

        var configs = world.configs(CrashPoint.whole());
        assertThat(configs.missing(configs.show(CLUB)).roles()).containsExactly(PINGS);
    }

    private StreamerId streamer() {
        return world.streamers
                .save(
                        Streamer.discovered(
                                new StreamerId(UUID.randomUUID()),
                                new BroadcasterId("7"),
                                new ChannelNames(new TwitchLogin("ada"), "Ada", "")))
                .orUndo("a channel")
                .id();
    }

    @Test
    void where_no_posts_go_the_permissions_that_the_bot_lacks_are_named() {
        world.postsTo(CLOSED);
        var configs = world.configs(CrashPoint.whole());
        assertThat(configs.missing(configs.show(CLUB)).permissions()).isEmpty();

        world.targets.save(
                CLUB,
                CLOSED,
                new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, world.now));
        assertThat(configs.missing(configs.show(CLUB)).permissions()).isNotEmpty();

        world.discord.away = true;
        assertThat(configs.missing(configs.show(CLUB)).permissions()).as("nobody knows").isEmpty();

        world.discord.away = false;
        world.wait = (_, _) -> {};
        assertThat(world.configs(CrashPoint.whole()).missing(configs.show(CLUB)).permissions())
                .as("not in time")
                .isEmpty();
    }

    @Test
    void what_has_another_value_after_a_change_is_told_and_what_was_sent_back_is_not() {
        var whole = new LinkedHashMap<>(SettingsFields.write(GuildSettings.DEFAULT, true));
        whole.put("enabled", false);
        whole.put("cooldown_minutes", 5);

        assertThat(change(OWNER, whole))
                .isInstanceOfSatisfying(
                        Result.Saved.class,
                        it ->
                                assertThat(it.changed())
                                        .containsExactlyInAnyOrder("enabled", "cooldown_minutes"));
    }

    @Test
    void of_no_type_nothing_is_announced_and_that_is_no_error() {
        assertThat(change(OWNER, only("announce_types", List.of())))
                .isInstanceOf(Result.Saved.class);

        assertThat(world.guilds.config(CLUB).settings().rules().types()).isEmpty();
    }

    @Test
    void types_that_are_cleared_are_the_usual_ones() {
        change(OWNER, only("announce_types", List.of("rerun")));
        change(OWNER, only("announce_types", null));

        assertThat(world.guilds.config(CLUB).settings().rules().types())
                .isEqualTo(GuildSettings.DEFAULT.rules().types());
    }

    @Test
    void a_crash_leaves_settings_and_health_together() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = new ClubWorld();

                            {
                                club.guild(true);
                                club.targets.save(
                                        CLUB,
                                        OPEN,
                                        new TargetHealth.Paused(
                                                TargetHealth.Reason.MISSING_ACCESS, club.now));
                            }

                            @Override
                            public void act(CrashPoint crashPoint) {
                                club.configs(crashPoint)
                                        .change(
                                                new ConfigureGuild.Command(
                                                        CLUB,
                                                        ADMIN,
                                                        OWNER,
                                                        Fields.of(only("channel_id", OPEN.value())),
                                                        Optional.empty()));
                            }

                            private boolean isSaved() {
                                return club.guilds.config(CLUB).version() > 0;
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(club.targets.find(CLUB, OPEN).isPaused())
                                        .isNotEqualTo(isSaved());
                            }

                            @Override
                            public void isDone() {
                                assertThat(isSaved()).isTrue();
                                assertThat(club.targets.find(CLUB, OPEN))
                                        .isInstanceOf(TargetHealth.Ok.class);
                            }
                        });
    }
}
