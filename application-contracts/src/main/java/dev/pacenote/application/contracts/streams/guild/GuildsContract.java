package dev.pacenote.application.contracts.streams.guild;

import static dev.pacenote.domain.streams.guild.BotPresence.KEPT_FOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.template.Fields;
import dev.pacenote.application.streams.template.TemplateFields;
import dev.pacenote.domain.streams.guild.BroadcastType;
import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.Guild;
import dev.pacenote.domain.streams.guild.GuildConfig;
import dev.pacenote.domain.streams.guild.GuildSettings;
import dev.pacenote.domain.streams.guild.LinkingPolicy;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.template.EmbedTemplate;
import dev.pacenote.domain.streams.template.MessageTemplate;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@link Guilds} promise. */
public interface GuildsContract {

    Guilds guilds();

    Accounts accounts();

    @Test
    default void a_server_is_found_as_it_was_saved() {
        var added = StreamsSamples.added(guilds());
        assertThat(guilds().find(added.id())).contains(added);

        var seen =
                added.seen("Fast Club", Optional.of("icon"), Optional.of("186000000000000001"))
                        .botArrived();
        var saved = StreamsSamples.saved(guilds().save(seen));
        var gone = StreamsSamples.saved(guilds().save(saved.botLeft(Samples.NOON)));

        assertThat(guilds().find(added.id())).contains(gone);
        assertThat(gone.bot().isPresent()).isFalse();
        assertThat(gone.botMissed()).contains(Samples.NOON);
        assertThat(guilds().find(StreamsSamples.guild().id())).isEmpty();
    }

    @Test
    default void servers_are_found_by_name() {
        var one = saved(StreamsSamples.guild().seen("B", Optional.empty(), Optional.empty()));
        var other = saved(StreamsSamples.guild().seen("A", Optional.empty(), Optional.empty()));

        assertThat(guilds().findAll(List.of(one.id(), other.id(), StreamsSamples.guild().id())))
                .containsExactly(other, one);
        assertThat(guilds().findAll(List.of())).isEmpty();
    }

    private Guild saved(Guild guild) {
        return StreamsSamples.saved(guilds().save(guild));
    }

    @Test
    default void servers_with_the_bot_and_those_that_it_left_are_found() {
        var never = StreamsSamples.added(guilds());
        var there = saved(StreamsSamples.guild().botArrived());
        var left = saved(StreamsSamples.guild().botArrived().botLeft(Samples.NOON));
        var earlier =
                saved(StreamsSamples.guild().botArrived().botLeft(Samples.NOON.minusSeconds(1)));

        assertThat(guilds().withBot()).contains(there).doesNotContain(never, left, earlier);
        assertThat(guilds().leftBy(Samples.NOON, 1_000)).containsSubsequence(earlier, left);
        assertThat(guilds().leftBy(Samples.NOON.minusSeconds(1), 1_000))
                .contains(earlier)
                .doesNotContain(left, there, never);
        assertThat(guilds().leftBy(Samples.NOON, 1)).hasSize(1);
        for (var guild : guilds().leftBy(Samples.NOON.plusSeconds(60), 1_000)) {
            assertThat(guild.bot().isAwayTooLong(Samples.NOON.plusSeconds(60).plus(KEPT_FOR)))
                    .as("what is found is what is away too long")
                    .isTrue();
        }
    }

    @Test
    default void settings_that_are_removed_are_the_usual_ones_again() {
        var guild = StreamsSamples.added(guilds()).id();
        var by = Samples.account(accounts()).id();
        StreamsSamples.saved(
                guilds().save(guilds().config(guild).changed(settings(), by, Samples.NOON)));

        guilds().removeConfig(guild);
        guilds().removeConfig(guild);

        assertThat(guilds().config(guild)).isEqualTo(GuildConfig.initial(guild));
    }

    @Test
    default void whoever_saves_an_older_server_is_refused() {
        var added = StreamsSamples.added(guilds());
        StreamsSamples.saved(guilds().save(added.botArrived()));

        assertThat(guilds().save(added)).isInstanceOf(SaveResult.Conflict.class);
        assertThat(guilds().save(added.savedAs(0))).isInstanceOf(SaveResult.Conflict.class);
        assertThat(guilds().find(added.id()).orElseThrow().bot().isPresent()).isTrue();
    }

    @Test
    default void settings_are_the_usual_ones_until_somebody_saves_others() {
        var guild = StreamsSamples.added(guilds()).id();
        assertThat(guilds().config(guild)).isEqualTo(GuildConfig.initial(guild));

        var by = Samples.account(accounts()).id();
        var saved =
                StreamsSamples.saved(
                        guilds().save(
                                        guilds().config(guild)
                                                .changed(settings(), by, Samples.NOON)));

        assertThat(guilds().config(guild)).isEqualTo(saved);
        var other = StreamsSamples.added(guilds()).id();
        assertThat(guilds().configs(List.of(other, guild))).containsExactly(saved);
        assertThat(saved.version()).isEqualTo(1);
        assertThat(guilds().save(GuildConfig.initial(guild)))
                .isInstanceOf(SaveResult.Conflict.class);
    }

    @Test
    default void templates_come_back_as_they_were_written() {
        var guild = StreamsSamples.added(guilds()).id();
        var by = Samples.account(accounts()).id();
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("username", null);
        members.put("embed", new LinkedHashMap<>());
        members.put("content", "");
        var usual = GuildSettings.DEFAULT;
        var look = usual.appearance();
        var template = Optional.of(TemplateFields.written(Fields.of(members)));
        var written =
                new GuildSettings(
                        true,
                        usual.linking(),
                        usual.target(),
                        usual.rules(),
                        new GuildSettings.Appearance(
                                template, look.onEnd(), template, look.extras()));
        StreamsSamples.saved(
                guilds().save(guilds().config(guild).changed(written, by, Samples.NOON)));

        var found = guilds().config(guild).settings().appearance();

        assertThat(found).isEqualTo(written.appearance());
        assertThat(found.template().orElseThrow().members().keySet())
                .containsExactly("username", "embed", "content");
    }

    @Test
    default void settings_outlive_the_account_that_saved_them() {
        var guild = StreamsSamples.added(guilds()).id();
        var by = Samples.account(accounts()).id();
        StreamsSamples.saved(
                guilds().save(guilds().config(guild).changed(settings(), by, Samples.NOON)));

        accounts().delete(by);

        var config = guilds().config(guild);
        assertThat(config.settings()).isEqualTo(settings());
        assertThat(config.changed())
                .contains(new GuildConfig.Change(Samples.NOON, Optional.empty()));
    }

    /** None of it as usual. */
    private static GuildSettings settings() {
        var text = new TemplateText("{streamer_display_name} {{!}} \"\u00e9\"");
        return new GuildSettings(
                false,
                LinkingPolicy.MEMBERS,
                new GuildSettings.Target(
                        Optional.of(new TextChannelId("800000000000000001")),
                        PingMode.MENTIONS,
                        Optional.of(new RoleId("770000000000000001"))),
                new GuildSettings.Rules(
                        Set.of(BroadcastType.RERUN, BroadcastType.LIVE), Duration.ofMinutes(7)),
                new GuildSettings.Appearance(
                        Optional.of(
                                TemplateFields.written(
                                        new MessageTemplate(
                                                text,
                                                Optional.of(
                                                        new EmbedTemplate(
                                                                text,
                                                                text,
                                                                new EmbedTemplate.Pictures(
                                                                        text, text, text),
                                                                Optional.of(255),
                                                                List.of(
                                                                        new EmbedTemplate.Field(
                                                                                text, text, true)),
                                                                text,
                                                                text))))),
                        EndAction.KEEP,
                        Optional.of(
                                TemplateFields.written(
                                        new MessageTemplate(text, Optional.empty()))),
                        new GuildSettings.Extras(true, true, false)));
    }

    @Test
    default void which_roles_somebody_saw_last_is_kept() {
        var guild = StreamsSamples.added(guilds()).id();
        assertThat(guilds().roles(guild)).isEmpty();
        var none = new SeenRoles(guild, Set.of(), Samples.NOON);
        guilds().saveRoles(none);
        assertThat(guilds().roles(guild)).contains(none);
        var seen =
                new SeenRoles(
                        guild,
                        Set.of(
                                new RoleId(guild.value()),
                                new RoleId("770000000000000001"),
                                new RoleId("770000000000000002")),
                        Samples.NOON.plusSeconds(1));

        guilds().saveRoles(seen);

        assertThat(guilds().roles(guild)).contains(seen);
        assertThat(guilds().roles(StreamsSamples.added(guilds()).id())).isEmpty();
        assertThatThrownBy(
                        () ->
                                guilds().saveRoles(
                                                new SeenRoles(
                                                        StreamsSamples.guild().id(),
                                                        Set.of(),
                                                        Samples.NOON)))
                .isInstanceOf(RuntimeException.class);
    }
}
