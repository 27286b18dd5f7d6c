package dev.pacenote.application.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;

/**
 * Crashes a use case before and after each call of a port, each time in a world of its own, and has
 * it repeated as the person or the queue would repeat it.
 */
public final class CrashEverywhere {

    /** One use case in somebody's hands. */
    public interface Story {

        /** Made anew for each try, like after a restart. */
        void act(CrashPoint crashPoint) throws InterruptedException;

        /** Mostly the same once more. */
        default void repeat() throws InterruptedException {
            act(CrashPoint.whole());
        }

        /** What holds right after a crash. */
        void isWholeOrNothing();

        /** What holds after the repeat. */
        void isDone();
    }

    private CrashEverywhere() {}

    /**
     * @param stories a new one each time, in a world of its own
     */
    public static void run(Supplier<? extends Story> stories) throws InterruptedException {
        var whole = CrashPoint.whole();
        var undisturbed = stories.get();
        undisturbed.act(whole);
        undisturbed.isDone();
        assertThat(whole.points()).as("points at which it can crash").isPositive();

        for (int point = 0; point < whole.points(); point++) {
            var story = stories.get();
            assertThat(crashes(story, point)).as("a crash at point %s", point).isTrue();
            try {
                story.isWholeOrNothing();
                story.repeat();
                story.isDone();
            } catch (AssertionError e) {
                throw new AssertionError("crashed at point " + point + ": " + e.getMessage(), e);
            }
        }
    }

    private static boolean crashes(Story story, int point) throws InterruptedException {
        try {
            story.act(CrashPoint.at(point));
            return false;
        } catch (CrashPoint.Crash _) {
            return true;
        } catch (IllegalStateException e) {
            // Work on a thread of its own passes the crash on in an exception.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof CrashPoint.Crash) {
                    return true;
                }
            }
            throw e;
        }
    }
}
