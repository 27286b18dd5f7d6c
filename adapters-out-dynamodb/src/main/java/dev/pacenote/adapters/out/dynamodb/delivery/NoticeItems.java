package dev.pacenote.adapters.out.dynamodb.delivery;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.delivery.NoticeOutbox;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** How a notice lies in its table, as far as its deliveries are concerned. */
final class NoticeItems {

    static final String USER = "userId";
    static final String NOTICE = "noticeId";

    /** The id by which deliveries name the notice. */
    static final String ID = "id";

    /** There until its deliveries are opened. */
    static final String WAITING = "waiting";

    static final String TOLD_AT = "toldAt";

    static final String UNDISPATCHED = "undispatched";

    static final int BUCKETS = 8;

    private NoticeItems() {}

    static Item key(NoticeOutbox.Key notice) {
        return Item.empty()
                .put(USER, Long.toString(notice.account().value()))
                .put(NOTICE, notice.topic().name() + "#" + sha256(notice.fact()));
    }

    /** The key of an item that an index showed. */
    static Item keyOf(Item item) {
        return Item.empty().put(USER, item.string(USER)).put(NOTICE, item.string(NOTICE));
    }

    static AccountId account(Item item) {
        return new AccountId(Long.parseLong(item.string(USER)));
    }

    static Notice notice(Item item, Topics topics) {
        var topic = new Topic(item.string("topic"));
        return new Notice(
                item.uuid(ID),
                account(item),
                new NoticeKey(
                        topic,
                        item.string("dedupeKey"),
                        item.has("subject")
                                ? Optional.of(item.string("subject"))
                                : Optional.empty()),
                new Timing(item.instant("occurredAt"), item.instant("foundAt")),
                topics.read(topic, new StoredFacts(item.map("facts"))),
                Weight.valueOf(item.string("weight")));
    }

    /** The item of the inbox that shows it. */
    static Optional<UUID> notification(Item item) {
        return item.has("notification") ? Optional.of(item.uuid("notification")) : Optional.empty();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
