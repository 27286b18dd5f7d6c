package dev.pacenote.application.contracts.streams.golive.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.streams.StreamsSamples;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.streams.golive.target.Targets;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.TargetHealth;
import dev.pacenote.domain.streams.guild.TextChannelId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link Targets} promise. */
public interface TargetsContract {

    Targets targets();

    Transactions transactions();

    @Test
    default void a_channel_is_well_until_a_pause_is_saved_and_again_when_it_is_mended() {
        var guild = new GuildId(StreamsSamples.snowflake());
        var channel = new TextChannelId(StreamsSamples.snowflake());
        assertThat(targets().find(guild, channel)).isEqualTo(new TargetHealth.Ok());

        var paused = new TargetHealth.Paused(TargetHealth.Reason.MISSING_PERMISSIONS, Samples.NOON);
        long before = targets().countPaused();
        targets().save(guild, channel, paused);
        assertThat(targets().find(guild, channel)).isEqualTo(paused);
        assertThat(targets().countPaused()).isEqualTo(before + 1);
        var found = new Targets.PausedTarget(guild, channel);
        assertThat(targets().paused()).contains(found).hasSize((int) before + 1);

        var mended = paused.healed(Samples.NOON.plusSeconds(1));
        targets().save(guild, channel, mended);
        assertThat(targets().find(guild, channel)).as("and since when").isEqualTo(mended);
        assertThat(targets().countPaused()).isEqualTo(before);
        assertThat(targets().paused()).doesNotContain(found);
    }

    @Test
    default void the_channels_of_one_server_are_forgotten() {
        var guild = new GuildId(StreamsSamples.snowflake());
        var other = new GuildId(StreamsSamples.snowflake());
        var channel = new TextChannelId(StreamsSamples.snowflake());
        var paused = new TargetHealth.Paused(TargetHealth.Reason.BOT_REMOVED, Samples.NOON);
        targets().save(guild, channel, paused);
        targets().save(other, channel, paused);

        targets().forget(guild);

        assertThat(targets().find(guild, channel)).isEqualTo(new TargetHealth.Ok());
        assertThat(targets().find(other, channel)).isEqualTo(paused);
        targets().forget(other);
    }

    @Test
    default void of_several_that_are_refused_at_once_one_is_the_first() {
        var guild = new GuildId(StreamsSamples.snowflake());
        var channel = new TextChannelId(StreamsSamples.snowflake());
        var first = new AtomicInteger();

        Samples.atOnce(
                4,
                () ->
                        transactions()
                                .inTransaction(
                                        () -> {
                                            var health = targets().find(guild, channel);
                                            if (!health.isPaused()) {
                                                first.incrementAndGet();
                                            }
                                            targets()
                                                    .save(
                                                            guild,
                                                            channel,
                                                            health.refused(
                                                                    TargetHealth.Reason
                                                                            .UNKNOWN_CHANNEL,
                                                                    Samples.NOON,
                                                                    Samples.NOON));
                                            return true;
                                        }));

        assertThat(first).hasValue(1);
    }
}
