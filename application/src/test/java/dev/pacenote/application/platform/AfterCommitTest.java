package dev.pacenote.application.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What waits for a commit is done in its order, and a failure of one harms no other. */
class AfterCommitTest {

    @Test
    void everything_is_done_in_its_order_also_behind_what_fails() {
        var done = new ArrayList<String>();
        var waiting = new AfterCommit();
        waiting.add(() -> done.add("first"));
        waiting.add(
                () -> {
                    throw new IllegalStateException("the second one fails");
                });
        waiting.add(() -> done.add("third"));
        assertThat(done).isEmpty();

        waiting.run();

        assertThat(done).containsExactly("first", "third");
    }
}
