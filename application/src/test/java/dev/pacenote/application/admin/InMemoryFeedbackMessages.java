package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.admin.Feedback;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Username;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Feedback in memory. */
public final class InMemoryFeedbackMessages implements FeedbackMessages {

    private final Tables tables;

    public InMemoryFeedbackMessages(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Added add(AccountId author, Feedback.Draft draft, Instant at, int maxUnread) {
        return tables.with(
                state -> {
                    long unread =
                            state.feedback.values().stream()
                                    .filter(f -> f.author().equals(author))
                                    .filter(f -> f.readAt().isEmpty())
                                    .count();
                    if (unread >= maxUnread) {
                        return new Added.QuotaReached();
                    }
                    var feedback =
                            new Feedback(++state.lastFeedback, author, draft, at, Optional.empty());
                    state.feedback.put(feedback.id(), feedback);
                    return new Added.Ok(feedback);
                });
    }

    @Override
    public Paging.Page<Signed> page(Paging paging) {
        return tables.with(
                state ->
                        paging.of(
                                state.feedback.values().stream()
                                        .sorted(
                                                Comparator.comparing(Feedback::createdAt)
                                                        .thenComparingLong(Feedback::id)
                                                        .reversed())
                                        .map(f -> new Signed(f, author(state, f)))
                                        .toList()));
    }

    private static Username author(Tables.State state, Feedback feedback) {
        return Objects.requireNonNull(state.accounts.get(feedback.author())).username();
    }

    @Override
    public List<Feedback> of(AccountId author) {
        return tables.with(
                state ->
                        state.feedback.values().stream()
                                .filter(f -> f.author().equals(author))
                                .toList());
    }

    @Override
    public boolean markRead(long id, Instant at) {
        return tables.with(
                state ->
                        state.feedback.computeIfPresent(
                                        id,
                                        (_, f) ->
                                                new Feedback(
                                                        f.id(),
                                                        f.author(),
                                                        f.draft(),
                                                        f.createdAt(),
                                                        f.readAt().or(() -> Optional.of(at))))
                                != null);
    }

    @Override
    public boolean remove(long id) {
        return tables.with(state -> state.feedback.remove(id) != null);
    }
}
