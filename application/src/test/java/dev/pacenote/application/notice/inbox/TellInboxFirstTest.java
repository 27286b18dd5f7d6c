package dev.pacenote.application.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

/** People are told by two stores, and a crash between the two changes nothing for long. */
class TellInboxFirstTest {

    private final Tables transaction = new Tables();
    private final Notices inbox = new InMemoryNotices(new Tables());
    private final Notices stored = new InMemoryNotices(transaction);
    private final TellNotices both = new TellInboxFirst(inbox::tell, stored::tell);
    private final AccountId me = Samples.account(new InMemoryAccounts(transaction)).id();

    private List<Notice> news(String key) {
        return List.of(Samples.notice(me, key, Weight.NEWS));
    }

    private long told(Notices store) {
        return store.page(NoticesQuery.all(me, Samples.WEATHER), new Paging(1, 50)).total();
    }

    @Test
    void both_are_told_each_fact_once() {
        assertThat(both.tell(me, news("riga"))).isEqualTo(1);
        assertThat(both.tell(me, news("riga"))).isZero();

        assertThat(told(inbox)).isEqualTo(1);
        assertThat(told(stored)).isEqualTo(1);
    }

    @Test
    void what_the_callers_transaction_lost_is_new_to_it_when_it_is_told_again() {
        assertThatThrownBy(
                        () ->
                                transaction.run(
                                        () -> {
                                            both.tell(me, news("riga"));
                                            throw new IllegalStateException("crash");
                                        }))
                .hasMessage("crash");
        assertThat(told(inbox)).isEqualTo(1);
        assertThat(told(stored)).isZero();

        assertThat(both.tell(me, news("riga"))).isEqualTo(1);

        assertThat(told(inbox)).isEqualTo(1);
        assertThat(told(stored)).isEqualTo(1);
    }

    @Test
    void while_the_inbox_is_away_nothing_is_stored() {
        var away =
                new TellInboxFirst(
                        (_, _) -> {
                            throw new IllegalStateException("away");
                        },
                        stored::tell);

        assertThatThrownBy(() -> away.tell(me, news("riga"))).hasMessage("away");

        assertThat(told(stored)).isZero();
    }
}
