package dev.pacenote.adapters.out.dynamodb.digest;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmail;
import dev.pacenote.domain.digest.DailyEmail.Dead;
import dev.pacenote.domain.digest.DailyEmail.Failed;
import dev.pacenote.domain.digest.DailyEmail.Pending;
import dev.pacenote.domain.digest.DailyEmail.Sending;
import dev.pacenote.domain.digest.DailyEmail.Sent;
import dev.pacenote.domain.digest.DailyEmail.Withdrawn;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The outbox in DynamoDB. The rules are asked of the domain; what it decides is stored if nobody
 * else changed the mail meanwhile, and decided anew if somebody did.
 *
 * <p>Table: keys {@code person} (number) and {@code date} (text). Indexes: {@code by_id} on {@code
 * mail}, and {@code unsent} on {@code owed} and {@code date}, which only mails have that are unsent
 * or untold. Expiry {@code expires}. Indexes may be a moment behind: a mail that one does not show
 * yet is shown to the next look.
 */
public final class DynamoDailyEmails implements DailyEmails {

    public static final String PERSON = "person";
    public static final String DATE = "date";
    public static final String MAIL = "mail";
    public static final String OWED = "owed";
    public static final String BY_ID = "by_id";
    public static final String UNSENT = "unsent";

    private static final String STATE = "state";
    private static final String UNTOLD = "untold";
    private static final String UNCERTAIN = "uncertain";

    /** Longer than anybody looks back. */
    private static final int DAYS_KEPT = 400;

    /** How often a change is decided anew before something must be wrong. */
    private static final int TRIES = 50;

    private final DynamoTable table;

    public DynamoDailyEmails(DynamoTable table) {
        this.table = table;
    }

    private static Item key(DailyEmailKey key) {
        return Item.empty().put(PERSON, key.person().value()).put(DATE, key.date().toString());
    }

    @Override
    public DailyEmail open(DailyEmailKey key, UUID id) {
        var first = Pending.first(key, id);
        return table.putNew(item(first).put(DynamoTable.VERSION, 0), PERSON)
                ? first
                : find(key).orElseThrow();
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
    public void forgetAllOf(AccountId person) {
        of(person).forEach(item -> table.delete(key(key(item))));
    }

    @Override
    public Paging.Page<DailyEmail> unsent(Paging paging) {
        return paging.of(
                owed().map(DynamoDailyEmails::mail)
                        .filter(DailyEmail::unsent)
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
    public Optional<DailyEmail.Revival> revive(UUID id) {
        return find(id).flatMap(
                        mail -> {
                            change(
                                    mail.key(),
                                    now ->
                                            now.revived()
                                                                    instanceof
                                                                    DailyEmail.Revival.Waiting(
                                                                            var next)
                                                            && next instanceof Pending
                                                    ? Optional.of(next)
                                                    : Optional.empty());
                            return find(mail.key()).map(DailyEmail::revived);
                        });
    }

    @Override
    public List<DailyEmailKey> claimable(Instant now, DailyEmail.RetryTiming patience, int limit) {
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
                                                .filter(mail -> mail.claimable(now, patience))
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
    public Optional<Sending> claim(
            DailyEmailKey key,
            DailyEmail.Claim claim,
            Instant now,
            DailyEmail.RetryTiming patience) {
        return change(
                        key,
                        mail ->
                                mail.claimable(now, patience)
                                        ? Optional.of(mail.claimedBy(claim, now))
                                        : Optional.empty())
                .map(Sending.class::cast);
    }

    @Override
    public boolean conclude(DailyEmail outcome, UUID claimToken) {
        return changeItem(
                        outcome.key(),
                        item ->
                                mail(item) instanceof Sending sending
                                                && sending.claim().token().equals(claimToken)
                                        ? Optional.of(item(outcome).put(UNTOLD, 1).put(OWED, OWED))
                                        : Optional.empty())
                .isPresent();
    }

    @Override
    public List<DailyEmailKey> untold() {
        return table.query(owedMails("attribute_exists(untold)", Map.of(), Map.of())).stream()
                .map(DynamoDailyEmails::key)
                .toList();
    }

    @Override
    public void told(DailyEmailKey key) {
        changeItem(
                key, item -> item.has(UNTOLD) ? Optional.of(item(mail(item))) : Optional.empty());
    }

    /**
     * Stores what {@code decide} makes of a mail; whoever comes second decides about what the first
     * one stored.
     *
     * @return what was stored; empty when there is no such mail or nothing was to be stored
     */
    private Optional<DailyEmail> change(
            DailyEmailKey key, Function<DailyEmail, Optional<DailyEmail>> decide) {
        return changeItem(key, item -> decide.apply(mail(item)).map(DynamoDailyEmails::item))
                .map(DynamoDailyEmails::mail);
    }

    private Optional<Item> changeItem(DailyEmailKey key, Function<Item, Optional<Item>> decide) {
        for (int i = 0; i < TRIES; i++) {
            var stored = table.get(key(key));
            var next = stored.flatMap(decide);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            long version = stored.orElseThrow().number(DynamoTable.VERSION);
            if (table.putOver(next.get().put(DynamoTable.VERSION, version + 1), version)) {
                return next;
            }
        }
        throw new IllegalStateException("a mail that never stands still: " + key);
    }

    private static Item item(DailyEmail mail) {
        var item =
                key(mail.key())
                        .put(MAIL, mail.id())
                        .put("attempts", mail.attempts())
                        .put(UNCERTAIN, mail.uncertain() ? 1 : 0)
                        .put(DynamoTable.EXPIRES, expiry(mail).getEpochSecond());
        if (mail.unsent()) {
            item.put(OWED, OWED);
        }
        switch (mail) {
            case Pending _ -> item.put(STATE, "PENDING");
            case Sending(_, _, _, var claim, _) ->
                    item.put(STATE, "SENDING")
                            .put("claim", claim.token())
                            .put("until", claim.until());
            case Sent sent -> item.put(STATE, "SENT").put("at", sent.at());
            case Failed failed ->
                    item.put(STATE, "FAILED")
                            .put("next", failed.nextTryAt())
                            .put("error", failed.error());
            case Dead dead ->
                    item.put(STATE, "DEAD")
                            .put("at", dead.at())
                            .put("error", dead.failure().code())
                            .put("refused", dead.failure().kind().name());
            case Withdrawn withdrawn ->
                    item.put(STATE, "DEAD")
                            .put("at", withdrawn.at())
                            .put("error", withdrawn.reason().code());
        }
        return item;
    }

    private static Instant expiry(DailyEmail mail) {
        return mail.key().date().plusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static DailyEmail mail(Item item) {
        var key = key(item);
        var id = item.uuid(MAIL);
        int attempts = (int) item.number("attempts");
        boolean uncertain = item.has(UNCERTAIN) && item.number(UNCERTAIN) == 1;
        return switch (item.string(STATE)) {
            case "PENDING" -> new Pending(key, id, attempts, uncertain);
            case "SENDING" ->
                    new Sending(
                            key,
                            id,
                            attempts,
                            new DailyEmail.Claim(item.uuid("claim"), item.instant("until")),
                            uncertain);
            case "SENT" -> new Sent(key, id, attempts, item.instant("at"));
            case "FAILED" ->
                    new Failed(
                            key,
                            id,
                            attempts,
                            item.instant("next"),
                            item.string("error"),
                            uncertain);
            case "DEAD" ->
                    DailyEmail.ended(
                            key,
                            id,
                            attempts,
                            item.instant("at"),
                            new SendFailure(
                                    item.has("refused")
                                            ? SendFailure.Kind.valueOf(item.string("refused"))
                                            : SendFailure.Kind.TEMPORARY,
                                    item.string("error")),
                            uncertain);
            case String other -> throw new IllegalStateException("no such state: " + other);
        };
    }
}
