package dev.pacenote.application.contracts.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.link.Streamers;
import dev.pacenote.domain.streams.link.Absence;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Streamers} promise. */
public interface StreamersContract {

    Streamers streamers();

    Accounts accounts();

    @Test
    default void a_channel_is_found_by_its_id_and_by_twitchs() {
        var owner = Samples.account(accounts()).id();
        var added = StreamsSamples.added(streamers());
        var saved =
                StreamsSamples.saved(
                        streamers()
                                .save(
                                        added.provedBy(owner)
                                                .consenting(Consent.OWN_LINKS)
                                                .disappeared()));

        assertThat(streamers().find(added.id())).contains(saved);
        assertThat(streamers().findByBroadcaster(added.broadcaster())).contains(saved);
        assertThat(streamers().provedBy(owner)).containsExactly(saved);
        assertThat(streamers().provedBy(Samples.account(accounts()).id())).isEmpty();
        assertThat(streamers().findAll(List.of(added.id(), new StreamerId(UUID.randomUUID()))))
                .containsExactly(saved);
        accounts().delete(owner);
        assertThat(streamers().find(added.id()).flatMap(Streamer::provedBy)).isEmpty();
    }

    @Test
    default void when_a_look_up_first_missed_a_channel_is_kept_until_one_knows_it() {
        var added = StreamsSamples.added(streamers());
        var missed = StreamsSamples.saved(streamers().save(added.missed(Samples.NOON)));
        assertThat(streamers().find(added.id())).contains(missed);

        var gone =
                StreamsSamples.saved(
                        streamers().save(missed.missed(Samples.NOON.plus(Duration.ofDays(1)))));
        assertThat(gone.gone()).isTrue();
        assertThat(streamers().find(added.id())).contains(gone);

        var names = new ChannelNames(new TwitchLogin("renamed"), "Renamed", gone.names().avatar());
        var later = Samples.NOON.plus(Duration.ofDays(2));
        var back = StreamsSamples.saved(streamers().save(gone.named(names, later)));
        assertThat(streamers().find(added.id())).contains(back);
        assertThat(back.absence()).isEqualTo(Absence.NONE);
        assertThat(back.namedAt()).contains(later);
    }

    @Test
    default void what_no_server_follows_is_found_and_forgotten_unless_somebody_was_quicker() {
        var owner = Samples.account(accounts()).id();
        var lonely = StreamsSamples.added(streamers());
        var proved =
                StreamsSamples.saved(
                        streamers().save(StreamsSamples.added(streamers()).provedBy(owner)));
        var declined =
                StreamsSamples.saved(
                        streamers()
                                .save(
                                        StreamsSamples.added(streamers())
                                                .consenting(Consent.NOBODY)));
        assertThat(streamers().unfollowed()).contains(lonely, proved).doesNotContain(declined);
        assertThat(streamers().remove(declined)).isFalse();
        assertThat(streamers().remove(proved)).isTrue();

        var since = StreamsSamples.saved(streamers().save(lonely.unfollowed(Samples.NOON)));
        assertThat(streamers().find(lonely.id())).contains(since);
        assertThat(streamers().remove(lonely)).as("it was saved since").isFalse();
        assertThat(streamers().unfollowed()).contains(since).allMatch(Streamer::mayBeForgotten);
        assertThat(streamers().remove(since)).isTrue();
        assertThat(streamers().remove(since)).isFalse();
        assertThat(streamers().find(lonely.id())).isEmpty();
    }

    @Test
    default void there_is_one_of_each_channel_and_an_older_one_is_refused() {
        var added = StreamsSamples.added(streamers());
        var twin =
                Streamer.discovered(
                        new StreamerId(UUID.randomUUID()), added.broadcaster(), added.names());
        assertThat(streamers().save(twin)).isInstanceOf(SaveResult.Conflict.class);

        StreamsSamples.saved(streamers().save(added.consenting(Consent.NOBODY)));
        assertThat(streamers().save(added)).isInstanceOf(SaveResult.Conflict.class);
    }
}
