package dev.pacenote.application.contracts.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.guild.Guilds;
import dev.pacenote.application.streams.link.Links;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.guild.EndAction;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.TextChannelId;
import dev.pacenote.domain.streams.link.BroadcastFilter;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.template.TemplateText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Links} promise. */
public interface LinksContract {

    Links links();

    Guilds guilds();

    Streamers streamers();

    Accounts accounts();

    @Test
    default void those_that_an_admin_added_are_found_until_the_account_goes() {
        var admin = Samples.account(accounts()).id();
        var guild = StreamsSamples.added(guilds()).id();
        var added =
                List.of(1, 2).stream()
                        .map(
                                i ->
                                        StreamsSamples.saved(
                                                links().save(
                                                                Link.added(
                                                                        new Link.Key(
                                                                                guild,
                                                                                StreamsSamples
                                                                                        .added(
                                                                                                streamers())
                                                                                        .id()),
                                                                        admin,
                                                                        Samples.NOON.plusSeconds(
                                                                                i)))))
                        .toList();
        StreamsSamples.following(guilds(), links(), StreamsSamples.added(streamers()).id());

        assertThat(links().addedBy(admin)).containsExactlyElementsOf(added);
        accounts().delete(admin);
        assertThat(links().addedBy(admin)).isEmpty();
        assertThat(links().of(guild)).hasSameSizeAs(added);
    }

    @Test
    default void a_link_is_found_as_it_was_saved_by_either_end() {
        var streamer = StreamsSamples.added(streamers()).id();
        var one = StreamsSamples.following(guilds(), links(), streamer);
        var other = StreamsSamples.following(guilds(), links(), streamer);
        var overrides =
                new LinkOverrides(
                        Optional.of(new TextChannelId("800000000000000001")),
                        Optional.of(new RoleId("770000000000000001")),
                        Optional.of(PingMode.NONE),
                        Optional.of(Duration.ofMinutes(3)),
                        Optional.of(EndAction.DELETE),
                        Optional.of(
                                new BroadcastFilter(
                                        List.of("Trackmania"),
                                        List.of("Chess"),
                                        List.of("cup"),
                                        List.of("rerun"))));
        var changed = one.changed(false, overrides).saying(new TemplateText("Hello"));
        var saved = StreamsSamples.saved(links().save(changed));

        assertThat(links().find(one.key())).contains(saved);
        assertThat(links().of(streamer)).containsExactlyInAnyOrder(saved, other);
        assertThat(links().of(other.guild())).containsExactly(other);
        assertThat(links().all()).contains(saved, other);
    }

    @Test
    default void there_is_one_link_of_the_two_and_an_older_one_is_refused() {
        var link =
                StreamsSamples.following(guilds(), links(), StreamsSamples.added(streamers()).id());
        assertThat(links().save(Link.proved(link.key(), Samples.NOON)))
                .isInstanceOf(SaveResult.Conflict.class);

        StreamsSamples.saved(links().save(link.saying(new TemplateText("Hello"))));
        assertThat(links().save(link)).isInstanceOf(SaveResult.Conflict.class);
    }

    @Test
    default void a_link_ends_once() {
        var link =
                StreamsSamples.following(guilds(), links(), StreamsSamples.added(streamers()).id());

        assertThat(links().remove(link.key())).isTrue();
        assertThat(links().remove(link.key())).isFalse();
        assertThat(links().find(link.key())).isEmpty();
        assertThat(links().save(link)).isInstanceOf(SaveResult.Conflict.class);
    }
}
