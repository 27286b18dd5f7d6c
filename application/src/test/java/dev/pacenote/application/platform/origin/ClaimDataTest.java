package dev.pacenote.application.platform.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.origin.ClaimData.Result;
import dev.pacenote.domain.platform.origin.DataOrigin;
import dev.pacenote.domain.platform.origin.FoundData;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimDataTest {

    /** A database with some accounts. */
    private static final class Database implements DataMarks {
        private Optional<DataOrigin> mark = Optional.empty();
        private final long accounts;
        private final long invented;

        Database(long accounts, long invented) {
            this.accounts = accounts;
            this.invented = invented;
        }

        @Override
        public FoundData find() {
            return new FoundData(mark, accounts, accounts, invented);
        }

        @Override
        public DataOrigin mark(DataOrigin origin) {
            mark = mark.or(() -> Optional.of(origin));
            return mark.orElseThrow();
        }
    }

    private static Result claim(DataMarks marks, DataOrigin start) {
        return new ClaimData(marks).claim(start);
    }

    @Test
    void the_first_start_marks_an_empty_database_and_the_other_kind_is_refused_ever_after() {
        var sandbox = new Database(0, 0);
        var real = new Database(0, 0);

        assertThat(claim(sandbox, DataOrigin.SANDBOX)).isEqualTo(new Result.Granted(0));
        assertThat(claim(real, DataOrigin.REAL)).isEqualTo(new Result.Granted(0));

        assertThat(claim(sandbox, DataOrigin.REAL))
                .isEqualTo(new Result.Refused(DataOrigin.SANDBOX));
        assertThat(claim(real, DataOrigin.SANDBOX)).isEqualTo(new Result.Refused(DataOrigin.REAL));
        assertThat(claim(sandbox, DataOrigin.SANDBOX)).isEqualTo(new Result.Granted(0));
        assertThat(claim(real, DataOrigin.REAL)).isEqualTo(new Result.Granted(0));
    }

    @Test
    void data_of_earlier_versions_is_real_unless_everybody_in_it_is_invented() {
        assertThat(claim(new Database(7, 7), DataOrigin.SANDBOX)).isEqualTo(new Result.Granted(0));
        assertThat(claim(new Database(7, 7), DataOrigin.REAL))
                .isEqualTo(new Result.Refused(DataOrigin.SANDBOX));
        assertThat(claim(new Database(8, 7), DataOrigin.SANDBOX))
                .isEqualTo(new Result.Refused(DataOrigin.REAL));
    }

    @Test
    void a_refused_start_marks_data_as_what_it_is() {
        var database = new Database(8, 0);

        claim(database, DataOrigin.SANDBOX);

        assertThat(database.find().mark()).contains(DataOrigin.REAL);
    }

    @Test
    void a_real_service_hears_of_accounts_that_a_sandbox_left_in_its_data() {
        assertThat(claim(new Database(8, 7), DataOrigin.REAL)).isEqualTo(new Result.Granted(7));
    }

    @Test
    void whoever_looked_before_another_marked_it_is_refused() {
        var late =
                new DataMarks() {
                    @Override
                    public FoundData find() {
                        return new FoundData(Optional.empty(), 0, 0, 0);
                    }

                    @Override
                    public DataOrigin mark(DataOrigin origin) {
                        return DataOrigin.REAL;
                    }
                };

        assertThat(claim(late, DataOrigin.SANDBOX)).isEqualTo(new Result.Refused(DataOrigin.REAL));
    }

    private static final class Starting implements CrashEverywhere.Story {
        private final Database database = new Database(0, 0);

        @Override
        public void act(CrashPoint crashPoint) {
            claim(crashPoint.on(DataMarks.class, database), DataOrigin.SANDBOX);
        }

        @Override
        public void isWholeOrNothing() {
            assertThat(database.find().origin(DataOrigin.SANDBOX)).isEqualTo(DataOrigin.SANDBOX);
        }

        @Override
        public void isDone() {
            assertThat(database.find().mark()).contains(DataOrigin.SANDBOX);
        }
    }

    @Test
    void a_start_that_is_killed_leaves_the_data_to_the_next_one() throws InterruptedException {
        CrashEverywhere.run(Starting::new);
    }
}
