package dev.pacenote.adapters.out.dynamodb.notice;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.Notification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The items of the table {@code notices}. The key of a notice is made of its fact, so the same fact
 * is told once; other channels name it by its id.
 */
public final class NoticeItems {

    /** The notice's own id. */
    public static final String ID = "id";

    /** There until its deliveries are opened: the bucket of its person. */
    public static final String WAITING = "waiting";

    public static final String TOLD_AT = "toldAt";

    /** The item of the inbox that shows it; missing where none does. */
    public static final String NOTIFICATION = "notification";

    /** The index of those whose deliveries are not opened. */
    public static final String UNDISPATCHED = "undispatched";

    static final String NOTICE = "noticeId";

    /** Where it stands among the notices of its notification. */
    static final String SHOWN = "shown";

    /** Deliveries may be asked about for so long after everybody else forgot the notice. */
    private static final Duration LONGER = Duration.ofDays(7);

    private final Topics topics;
    private final Map<Topic, Duration> keep;

    public NoticeItems(Collection<TopicDefinition> definitions) {
        this.topics = new Topics(definitions);
        this.keep = new HashMap<>();
        definitions.forEach(
                definition ->
                        definition
                                .keep()
                                .ifPresent(
                                        period ->
                                                keep.put(
                                                        definition.topic(),
                                                        Duration.ofDays(period.days()))));
    }

    /** Where the notice of a fact lies, whoever was told it. */
    public static Item key(AccountId account, NoticeKey fact) {
        return MessagingTables.of(account)
                .put(NOTICE, fact.topic().name() + "#" + sha256(fact.dedupeKey()));
    }

    /** Where the notice lies that an index showed. */
    public static Item key(Item shown) {
        return shown.only(MessagingTables.USER, NOTICE);
    }

    /** That the notice of a fact is still the one of that id. */
    public static Condition isStill(UUID id) {
        return new Condition(
                "#id = :id", Map.of("#id", ID), Map.of(":id", Item.text(id.toString())));
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

    /** The place of a notice among all that a notification shows: later ones sort behind. */
    static String place(UUID notification, long seq, int place) {
        return shownUpTo(notification, seq) + "#" + (place < 10 ? "0" : "") + place;
    }

    /** Sorts before all that a notification shows from that number on. */
    static String shownUpTo(UUID notification, long seq) {
        return notification + "#" + MessagingTables.digits(seq);
    }

    /**
     * A notice that is told now.
     *
     * @param place among those of its commit
     */
    public Item told(Notice notice, Optional<Notification> shownBy, int place) {
        var item =
                key(notice.account(), notice.key())
                        .put(ID, notice.id())
                        .put("topic", notice.topic().name())
                        .put("dedupeKey", notice.key().dedupeKey())
                        .put("occurredAt", notice.timing().occurredAt())
                        .put("foundAt", notice.foundAt())
                        .put("facts", topics.stored(notice.topic(), notice.facts()).values())
                        .put("weight", notice.weight().name())
                        .put(WAITING, MessagingTables.bucket(notice.account()))
                        .put(TOLD_AT, notice.foundAt());
        notice.key().subject().ifPresent(subject -> item.put("subject", subject));
        shownBy.ifPresent(
                shown ->
                        item.put(NOTIFICATION, shown.id())
                                .put(SHOWN, place(shown.id(), shown.gathered().seq(), place)));
        Optional.ofNullable(keep.get(notice.topic()))
                .ifPresent(
                        kept ->
                                item.put(
                                        DynamoTable.EXPIRES,
                                        notice.foundAt().plus(kept).plus(LONGER).getEpochSecond()));
        return item;
    }

    /** A notice as it was told. */
    public Notice notice(Item item) {
        var topic = new Topic(item.string("topic"));
        return new Notice(
                item.uuid(ID),
                MessagingTables.owner(item),
                new NoticeKey(topic, item.string("dedupeKey"), item.maybeString("subject")),
                new Timing(item.instant("occurredAt"), item.instant("foundAt")),
                topics.read(topic, new StoredFacts(item.map("facts"))),
                Weight.valueOf(item.string("weight")));
    }
}
