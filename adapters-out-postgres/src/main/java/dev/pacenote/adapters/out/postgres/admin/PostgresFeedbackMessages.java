package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Feedback in Postgres. */
@Singleton
public final class PostgresFeedbackMessages implements FeedbackMessages {

    private final FeedbackRows rows;
    private final Transactions transactions;

    PostgresFeedbackMessages(FeedbackRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Added add(AccountId author, Feedback.Draft draft, Instant at, int maxUnread) {
        return transactions.inTransaction(
                () -> {
                    // One author's messages queue up, so that the quota holds.
                    rows.lockAuthor(author.value());
                    if (rows.countUnread(author.value()) >= maxUnread) {
                        return new Added.QuotaReached();
                    }
                    var added =
                            rows.insert(
                                    author.value(),
                                    draft.text().value(),
                                    draft.kind().name(),
                                    Rows.microseconds(at));
                    return new Added.Ok(added.feedback());
                });
    }

    @Override
    public Paging.Page<Signed> page(Paging paging) {
        var signed =
                rows.page(paging.size(), paging.offset()).stream()
                        .map(FeedbackRows.Signed::signed)
                        .toList();
        return new Paging.Page<>(paging, signed, rows.countAll());
    }

    @Override
    public List<Feedback> of(AccountId author) {
        return rows.findByAuthor(author.value()).stream().map(FeedbackRow::feedback).toList();
    }

    @Override
    public boolean markRead(long id, Instant at) {
        return rows.markRead(id, Rows.microseconds(at)) == 1;
    }

    @Override
    public boolean remove(long id) {
        return rows.remove(id) == 1;
    }
}
