package dev.pacenote.adapters.out.dynamodb.digest;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Delivered;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.DeliveryState.Skipped;
import dev.pacenote.domain.delivery.DeliveryState.Waiting;
import dev.pacenote.domain.delivery.Lease;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The daily mails in DynamoDB: a mail is put over the version that was read, or not at all.
 *
 * <p>Table: keys {@code person} (number) and {@code date} (text). Indexes: {@code by_id} on {@code
 * mail}, and {@code unsent} on {@code owed} and {@code date}, which only mails have that are unsent
 * or not in the history yet. Expiry {@code expires}. Indexes may be a moment behind: a mail that
 * one does not show yet is shown to the next look.
 */
public final class DynamoDailyEmails implements DailyEmails {

    public static final String PERSON = "person";
    public static final String DATE = "date";
    public static final String MAIL = "mail";
    public static final String OWED = "owed";
    public static final String BY_ID = "by_id";
    public static final String UNSENT = "unsent";

    private static final String STATE = "state";
    private static final String UNREPORTED = "unreported";

    /** The same in items from before 2026-11-26. */
    private static final String FORMERLY_UNTOLD = "untold";

    private static final String UNCERTAIN = "uncertain";

    /** Longer than anybody looks back. */
    private static final int DAYS_KEPT = 400;

    private final DynamoTable table;

    public DynamoDailyEmails(DynamoTable table) {
        this.table = table;
    }

    private static Item key(DailyEmailKey key) {
        return Item.empty().put(PERSON, key.person().value()).put(DATE, key.date().toString());
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> open(Map<DailyEmailKey, UUID> ids) {
        var opened = new HashMap<DailyEmailKey, DailyEmail>();
        ids.forEach((key, id) -> opened.put(key, opened(DailyEmail.first(key, id))));
        return opened;
    }

    private DailyEmail opened(DailyEmail first) {
        return table.putNew(item(first), PERSON) ? first : find(first.key()).orElseThrow();
    }

    @Override
    public Optional<DailyEmail> find(DailyEmailKey key) {
        return table.get(key(key)).map(DynamoDailyEmails::mail);
    }

    @Override
    public Optional<DailyEmail> find(UUID id) {
        return table
                .query(
                        QueryRequest.builder()
                                .indexName(BY_ID)
                                .keyConditionExpression("mail = :mail")
                                .expressionAttributeValues(
                                        Map.of(":mail", Item.text(id.toString()))))
                .stream()
                .findFirst()
                .flatMap(found -> find(key(found)));
    }

    @Override
    public Map<DailyEmailKey, DailyEmail> find(Collection<DailyEmailKey> keys) {
        return table.getAll(keys.stream().distinct().map(DynamoDailyEmails::key).toList()).stream()
                .map(DynamoDailyEmails::mail)
                .collect(Collectors.toMap(DailyEmail::key, mail -> mail));
    }

    private static DailyEmailKey key(Item item) {
        return new DailyEmailKey(
                new AccountId(item.number(PERSON)), LocalDate.parse(item.string(DATE)));
    }

    @Override
    public Paging.Page<DailyEmail> tried(AccountId person, Paging paging) {
        return paging.of(
                of(person)
                        .map(DynamoDailyEmails::mail)
                        .filter(mail -> mail.attempts() > 0)
                        .toList());
    }

    /** Latest date first. */
    private Stream<Item> of(AccountId person) {
        return table
                .query(
                        QueryRequest.builder()
                                .keyConditionExpression("person = :person")
                                .expressionAttributeValues(
                                        Map.of(":person", Item.number(person.value())))
                                .scanIndexForward(false)
                                .consistentRead(true))
                .stream();
    }

    @Override
    public boolean joinsTransactions() {
        return false;
    }

    @Override
    public void forgetAllOf(AccountId person) {
        of(person).forEach(item -> table.delete(key(key(item))));
    }

    @Override
    public Paging.Page<DailyEmail> unsent(Paging paging) {
        return paging.of(
                owed().map(DynamoDailyEmails::mail)
                        .filter(mail -> mail.state().unsent())
                        .sorted(
                                Comparator.comparing((DailyEmail mail) -> mail.key().date())
                                        .reversed()
                                        .thenComparingLong(mail -> mail.key().person().value()))
                        .toList());
    }

    /** Mails that are not sent or not told, by their index, oldest date first. */
    private Stream<Item> owed() {
        return table.query(owedMails()).stream();
    }

    private static QueryRequest.Builder owedMails() {
        return QueryRequest.builder()
                .indexName(UNSENT)
                .keyConditionExpression("owed = :owed")
                .expressionAttributeValues(Map.of(":owed", Item.text(OWED)));
    }

    /** Those of them for which a condition holds, as the table sees it. */
    private static QueryRequest.Builder owedMails(
            String condition, Map<String, String> names, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        all.put(":owed", Item.text(OWED));
        var query = owedMails().filterExpression(condition).expressionAttributeValues(all);
        return names.isEmpty() ? query : query.expressionAttributeNames(names);
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, RetryTiming timing, int limit) {
        // The table keeps back what nobody tries any more; the domain has the last word.
        return table
                .query(
                        owedMails(
                                "#state in (:pending, :sending, :failed)",
                                Map.of("#state", STATE),
                                Map.of(
                                        ":pending", Item.text("PENDING"),
                                        ":sending", Item.text("SENDING"),
                                        ":failed", Item.text("FAILED"))),
                        items ->
                                firstDates(
                                        items.map(DynamoDailyEmails::mail)
                                                .filter(mail -> mail.state().claimable(now, timing))
                                                .map(DailyEmail::key),
                                        limit))
                .stream()
                .sorted(
                        Comparator.comparing(DailyEmailKey::date)
                                .thenComparingLong(key -> key.person().value()))
                .limit(limit)
                .toList();
    }

    /**
     * At least so many keys if there are as many, and all of the last one's date: the index knows
     * no order within a date. What comes after them is not asked for.
     */
    private static List<DailyEmailKey> firstDates(Stream<DailyEmailKey> oldestFirst, int limit) {
        var keys = new ArrayList<DailyEmailKey>();
        var next = oldestFirst.iterator();
        while (next.hasNext()) {
            var key = next.next();
            if (keys.size() >= limit
                    && (keys.isEmpty() || !key.date().equals(keys.getLast().date()))) {
                break;
            }
            keys.add(key);
        }
        return keys;
    }

    @Override
    public SaveResult<DailyEmail> save(DailyEmail mail) {
        var next = mail.savedAs(mail.version() + 1);
        return table.putOver(item(next), mail.version())
                ? new SaveResult.Saved<>(next)
                : new SaveResult.Conflict<>();
    }

    @Override
    public List<DailyEmailKey> unreported() {
        return table
                .query(
                        owedMails(
                                "attribute_exists(unreported) or attribute_exists(untold)",
                                Map.of(),
                                Map.of()))
                .stream()
                .map(DynamoDailyEmails::key)
                .toList();
    }

    private static Item item(DailyEmail mail) {
        var item =
                key(mail.key())
                        .put(MAIL, mail.id())
                        .put("attempts", mail.attempts())
                        .put(UNCERTAIN, mail.uncertain() ? 1 : 0)
                        .put(DynamoTable.VERSION, mail.version())
                        .put(DynamoTable.EXPIRES, expiry(mail).getEpochSecond());
        if (mail.historyPending()) {
            item.put(UNREPORTED, 1);
        }
        if (mail.state().unsent() || mail.historyPending()) {
            item.put(OWED, OWED);
        }
        switch (mail.state()) {
            case Pending _ -> item.put(STATE, "PENDING");
            case Sending(_, var lease, _) ->
                    item.put(STATE, "SENDING")
                            .put("claim", lease.token())
                            .put("until", lease.until());
            case Sent sent -> item.put(STATE, "SENT").put("at", sent.at());
            case Scheduled scheduled ->
                    item.put(STATE, "FAILED")
                            .put("next", scheduled.at())
                            .put("error", scheduled.error());
            case Failed failed ->
                    item.put(STATE, "DEAD")
                            .put("at", failed.at())
                            .put("error", failed.failure().code())
                            .put("refused", failed.failure().kind().name());
            case Cancelled cancelled ->
                    item.put(STATE, "CANCELLED")
                            .put("at", cancelled.at())
                            .put("error", cancelled.reason().code());
            case Waiting _, Delivered _, Skipped _ ->
                    throw new IllegalStateException("a daily mail is never " + mail.state());
        }
        return item;
    }

    private static Instant expiry(DailyEmail mail) {
        return mail.key().date().plusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static DailyEmail mail(Item item) {
        return new DailyEmail(
                key(item),
                item.uuid(MAIL),
                state(item),
                item.has(UNREPORTED) || item.has(FORMERLY_UNTOLD),
                item.number(DynamoTable.VERSION));
    }

    private static DeliveryState state(Item item) {
        int attempts = (int) item.number("attempts");
        boolean uncertain = item.has(UNCERTAIN) && item.number(UNCERTAIN) == 1;
        return switch (item.string(STATE)) {
            case "PENDING" -> new Pending(attempts, uncertain);
            case "SENDING" ->
                    new Sending(
                            attempts,
                            new Lease(item.uuid("claim"), item.instant("until")),
                            uncertain);
            case "SENT" -> new Sent(attempts, item.instant("at"));
            case "FAILED" ->
                    new Scheduled(attempts, item.instant("next"), item.string("error"), uncertain);
            case "DEAD" -> ended(item, attempts, uncertain);
            case "CANCELLED" ->
                    new Cancelled(
                            attempts,
                            item.instant("at"),
                            Reason.ofCode(item.string("error")).orElseThrow(),
                            uncertain);
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }

    /** Items of earlier versions say by a code of its own that a mail was taken back. */
    private static DeliveryState ended(Item item, int attempts, boolean uncertain) {
        var at = item.instant("at");
        return switch (item.string("error")) {
            case "not_wanted" -> new Cancelled(attempts, at, Reason.PREF_OFF, uncertain);
            case "nothing_to_say" -> new Cancelled(attempts, at, Reason.NO_LONGER_TRUE, uncertain);
            case String code ->
                    new Failed(
                            attempts,
                            at,
                            new SendFailure(
                                    item.has("refused")
                                            ? SendFailure.Kind.valueOf(item.string("refused"))
                                            : SendFailure.Kind.TEMPORARY,
                                    code),
                            uncertain);
        };
    }
}
