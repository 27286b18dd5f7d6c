package dev.pacenote.application.streams.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.StreamsWorld;
import dev.pacenote.application.streams.guild.InMemoryDiscordGuilds;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.link.Consent;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Channels that no server follows any more. */
class ForgetStreamersTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final StreamsWorld world = new StreamsWorld();

    private static int forget(StreamsWorld world, CrashPoint crash) {
        return new ForgetStreamers(crash.on(Streamers.class, world.streamers), () -> world.now)
                .forget();
    }

    private int forget() {
        return forget(world, CrashPoint.whole());
    }

    private boolean isKnown(Streamer streamer) {
        return world.streamers.find(streamer.id()).isPresent();
    }

    @Test
    void a_channel_is_forgotten_a_day_after_nobody_followed_it_and_one_that_is_followed_stays() {
        var ada = world.streamer("ada");
        var bob = world.streamer("bob");
        world.followed(bob);
        assertThat(forget()).isZero();
        world.pass(DAY.minusMillis(1));
        assertThat(forget()).isZero();
        assertThat(isKnown(ada)).isTrue();

        world.pass(Duration.ofMillis(1));

        assertThat(forget()).isEqualTo(1);
        assertThat(isKnown(ada)).isFalse();
        assertThat(isKnown(bob)).isTrue();
    }

    @Test
    void a_channel_that_its_owner_proved_and_let_everybody_follow_goes_like_any_other() {
        var ada = world.streamer("ada");
        world.streamers.save(ada.provedBy(new AccountId(7))).orUndo("a channel");
        forget();
        world.pass(DAY);

        assertThat(forget()).isEqualTo(1);

        assertThat(isKnown(ada)).isFalse();
    }

    @Test
    void what_its_owner_has_a_say_in_and_what_the_history_speaks_of_stays() {
        var declined = world.streamer("dee");
        world.streamers.save(declined.consenting(Consent.NOBODY)).orUndo("a channel");
        var ada = world.streamer("ada");
        var link = world.followed(ada);
        world.told("m-1", world.online(ada, "41"));
        world.unfollowed(link);
        forget();
        world.pass(DAY.multipliedBy(2));

        assertThat(forget()).isZero();

        assertThat(isKnown(declined)).isTrue();
        assertThat(isKnown(ada)).isTrue();
    }

    @Test
    void whoever_follows_it_meanwhile_keeps_it_and_the_day_begins_anew() {
        var club = new ClubWorld();
        club.guild(true);
        var login = new TwitchLogin("ada");
        var links = club.links(CrashPoint.whole());
        var forgetting = new ForgetStreamers(club.streamers, () -> club.now);
        links.add(InMemoryDiscordGuilds.CLUB, club.account(), login);
        var key = club.links.all().getFirst().key();
        links.remove(key);
        forgetting.forget();
        assertThat(club.streamers.find(key.streamer()).orElseThrow().unfollowedSince())
                .contains(Samples.NOON);

        links.add(InMemoryDiscordGuilds.CLUB, club.account(), login);
        club.now = club.now.plus(DAY);
        assertThat(forgetting.forget()).isZero();
        links.remove(key);
        assertThat(forgetting.forget()).as("the day begins anew").isZero();
        club.now = club.now.plus(DAY);
        assertThat(forgetting.forget()).isEqualTo(1);
    }

    @Test
    void after_a_crash_the_next_pass_forgets_the_rest() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final StreamsWorld one = new StreamsWorld();
                            private final Streamer lonely = one.streamer("ada");

                            @Override
                            public void act(CrashPoint crash) {
                                forget(one, crash);
                                one.pass(DAY);
                                forget(one, crash);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.streamers.unfollowed()).hasSizeLessThanOrEqualTo(1);
                            }

                            @Override
                            public void isDone() {
                                assertThat(one.streamers.find(lonely.id())).isEmpty();
                            }
                        });
    }
}
