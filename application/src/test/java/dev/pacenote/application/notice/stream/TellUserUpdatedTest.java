package dev.pacenote.application.notice.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.notice.stream.UserEvents;
import org.junit.jupiter.api.Test;

/** All devices of a person hear that their account is another one. */
class TellUserUpdatedTest {

    private final MessagesWorld world = new MessagesWorld();

    private static TellUserUpdated telling(MessagesWorld world, CrashPoint crash) {
        return new TellUserUpdated(crash.on(Commits.class, world.commits), () -> world.now);
    }

    @Test
    void it_is_one_more_event_of_their_stream_and_leaves_what_is_unread() {
        world.sent(world.ann, world.bob, "1");

        telling(world, CrashPoint.whole()).updated(world.bob);

        assertThat(world.lastEvent(world.bob).type()).isEqualTo(UserEvents.USER_UPDATED);
        assertThat(world.lastEvent(world.bob).seq()).isEqualTo(2);
        assertThat(world.counts(world.bob)).isEqualTo(new UnreadCounts(1, 1, 1));
        assertThat(world.events(world.ann)).hasSize(1);
    }

    @Test
    void nobody_is_told_whose_account_is_gone() {
        world.accounts.delete(world.bob);

        telling(world, CrashPoint.whole()).updated(world.bob);

        assertThat(world.commits.head(world.bob)).isEmpty();
    }

    @Test
    void a_crash_at_any_point_leaves_a_stream_without_a_gap() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();

                            @Override
                            public void act(CrashPoint crash) {
                                telling(at, crash).updated(at.bob);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.commits.head(at.bob).orElseThrow().seq())
                                        .isEqualTo(at.events(at.bob).size());
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.lastEvent(at.bob).type())
                                        .isEqualTo(UserEvents.USER_UPDATED);
                            }
                        });
    }
}
