package dev.pacenote.adapters.out.postgres.notice.announcement;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.announcement.Announcement;
import dev.pacenote.domain.notice.announcement.Audience;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code notice_batches}. */
@MappedEntity("notice_batches")
record NoticeBatchRow(
        @Id UUID id,
        long author,
        String kind,
        String title,
        String content,
        String priority,
        @Nullable String actionUrl,
        @Nullable Instant expiresAt,
        @Nullable Long upTo,
        String chosen,
        Instant createdAt,
        int accepted,
        @Nullable Long toldAfter,
        int told,
        int skipped,
        long version,
        String failed) {

    private static final TypeReference<List<Long>> NUMBERS = new TypeReference<>() {};

    /** As an object with the columns as members. */
    static Map<String, @Nullable Object> columns(NoticeBatch batch) {
        var said = batch.announcement();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("id", batch.id().toString());
        columns.put("author", batch.author().value());
        columns.put("kind", said.kind().name());
        columns.put("title", said.title().value());
        columns.put("content", said.content().value());
        columns.put("priority", said.priority().name());
        columns.put("action_url", said.actionUrl().map(Announcement.ActionUrl::value).orElse(null));
        columns.put(
                "expires_at",
                said.expiresAt().map(Rows::microseconds).map(Instant::toString).orElse(null));
        switch (batch.audience()) {
            case Audience.Everybody(var upTo) -> {
                columns.put("up_to", upTo.value());
                columns.put("chosen", List.of());
            }
            case Audience.Chosen(var accounts) ->
                    columns.put("chosen", accounts.stream().map(AccountId::value).toList());
        }
        columns.put("created_at", Rows.microseconds(batch.createdAt()).toString());
        columns.put("accepted", batch.accepted());
        columns.put("told_after", toldAfter(batch));
        columns.put("told", batch.progress().told());
        columns.put("skipped", batch.progress().skipped());
        columns.put("version", batch.version());
        columns.put("failed", failed(batch));
        return columns;
    }

    /** The last account that had its turn; null when all had theirs. */
    static @Nullable Long toldAfter(NoticeBatch batch) {
        return batch.progress() instanceof NoticeBatch.Running running ? running.after() : null;
    }

    /** Whom it could not be told. */
    private static List<Long> failed(NoticeBatch batch) {
        return batch.progress() instanceof NoticeBatch.Running running
                ? running.failed().stream().map(AccountId::value).toList()
                : List.of();
    }

    /** The same as a JSON array. */
    static String failedJson(NoticeBatch batch) {
        return Json.write(failed(batch));
    }

    private static List<AccountId> accounts(String numbers) {
        return Json.read(numbers, NUMBERS).stream().map(AccountId::new).toList();
    }

    NoticeBatch batch() {
        return new NoticeBatch(
                id,
                new AccountId(author),
                new Announcement(
                        Announcement.Kind.valueOf(kind),
                        new Announcement.Title(title),
                        new Announcement.Content(content),
                        Priority.valueOf(priority),
                        Optional.ofNullable(actionUrl).map(Announcement.ActionUrl::new),
                        Optional.ofNullable(expiresAt)),
                upTo == null
                        ? new Audience.Chosen(accounts(chosen))
                        : new Audience.Everybody(new AccountId(upTo)),
                createdAt,
                accepted,
                toldAfter == null
                        ? new NoticeBatch.Done(told, skipped)
                        : new NoticeBatch.Running(toldAfter, told, skipped, accounts(failed)),
                version);
    }
}
