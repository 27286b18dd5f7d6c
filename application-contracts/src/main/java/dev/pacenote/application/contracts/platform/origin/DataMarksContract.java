package dev.pacenote.application.contracts.platform.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.origin.DataMarks;
import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.domain.platform.origin.FoundData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link DataMarks} promises. */
public interface DataMarksContract {

    /** Of data that nobody has marked yet. */
    DataMarks unmarked();

    /** Where those marks count accounts. */
    Accounts accounts();

    @Test
    default void the_first_mark_stays() {
        var marks = unmarked();
        assertThat(marks.find().mark()).isEmpty();

        assertThat(marks.mark(DataOrigin.SANDBOX)).isEqualTo(DataOrigin.SANDBOX);
        assertThat(marks.mark(DataOrigin.REAL)).isEqualTo(DataOrigin.SANDBOX);

        assertThat(marks.find().mark()).contains(DataOrigin.SANDBOX);
    }

    @Test
    default void of_several_at_once_one_marks_and_all_hear_the_same() throws Exception {
        var marks = unmarked();
        var heard = new HashSet<DataOrigin>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var marking = new ArrayList<Callable<DataOrigin>>();
            for (int i = 0; i < 10; i++) {
                var origin = i % 2 == 0 ? DataOrigin.REAL : DataOrigin.SANDBOX;
                marking.add(() -> marks.mark(origin));
            }
            for (Future<DataOrigin> marked : threads.invokeAll(marking)) {
                heard.add(marked.get());
            }
        }

        assertThat(heard).hasSize(1);
        assertThat(marks.find().mark()).isEqualTo(heard.stream().findFirst());
    }

    @Test
    default void accounts_are_counted_and_those_that_are_invented() {
        var marks = unmarked();
        var before = marks.find();

        var word = Samples.word();
        Samples.added(accounts(), Samples.newAccount("A" + word, "a" + word + "@example.org"));
        Samples.added(accounts(), Samples.newAccount("C" + word, "c" + word + "@example.org"));
        Samples.added(accounts(), Samples.newAccount("B" + word, "b" + word + "@example.org.lv"));
        Samples.added(accounts(), Samples.newAccountWithoutAddress());

        assertThat(marks.find())
                .isEqualTo(
                        new FoundData(
                                Optional.empty(),
                                before.accounts() + 4,
                                before.withAddress() + 3,
                                before.invented() + 2));
    }
}
